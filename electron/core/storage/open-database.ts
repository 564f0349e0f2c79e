/**
 * Opens the one database, or says why not.
 *
 * Guaranteed: what was committed survives a kill at any moment and a power cut (write-ahead log, synchronous = FULL); a
 * damaged file is kept beside the new one, never overwritten, and what can still be read of it is in the new one; a database of a newer Pairdesk is not touched; opening for
 * reading changes no file. Not guaranteed: bytes that changed inside a text without breaking the file's structure are
 * not noticed here; the stores notice them when a row no longer fits its schema.
 *
 * Only the holder of the writer's lock may open it for writing.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Notice } from "../../../shared/contract/app.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../ports.ts";
import { connect } from "./connect.ts";
import { createDatabase, createFromDamaged } from "./create-database.ts";
import { type Examination, examineDatabase } from "./examine-database.ts";
import { migrate, schemaVersion } from "./migrations/migrations.ts";
import { setAside, setAsideNotice } from "./set-aside.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface OpenedDatabase {
  db: DatabaseSync;
  notices: Notice[];
}

export interface OpenDatabaseOptions {
  path: string;
  readOnly: boolean;
  clock: Clock;
  log: Log;
}

/**
 * null: there is none, and reading does not make one. Throws PairdeskError `database-newer`, `database-older` (reading
 * only), `database-damaged` (reading only), `disk-full`, `data-folder-unusable`, `another-writer`.
 */
export function openDatabase(options: OpenDatabaseOptions & { readOnly: false }): OpenedDatabase;
export function openDatabase(options: OpenDatabaseOptions): OpenedDatabase | null;
export function openDatabase(options: OpenDatabaseOptions): OpenedDatabase | null {
  return withStorageErrors(options.path, () => {
    const examination = examineDatabase(options.path);
    if (examination.kind === "sound") refuseOtherVersions(examination, options);
    return options.readOnly ? read(examination, options.path) : write(examination, options);
  });
}

function read(examination: Examination, path: string): OpenedDatabase | null {
  if (examination.kind === "missing") return null;
  if (examination.kind === "sound") return { db: examination.db, notices: [] };
  throw new PairdeskError(
    "database-damaged",
    `The database ${path} cannot be read: ${examination.reason}.`,
    "Start the Pairdesk window: it keeps the damaged file beside the new one it makes, and says where.",
  );
}

function write(examination: Examination, { path, clock, log }: OpenDatabaseOptions): OpenedDatabase {
  const notices: Notice[] = [];
  if (examination.kind === "damaged") {
    const place = setAside(path, clock);
    log.warn("storage.set-aside", { path, reason: examination.reason });
    const recovered = createFromDamaged(path, place, log);
    log.warn("storage.recovered", { ...recovered });
    notices.push(setAsideNotice(place, examination.reason, recovered));
  }
  if (examination.kind === "sound") examination.db.close();
  if (examination.kind === "missing") createDatabase(path);
  const db = connect(path, { readOnly: false });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    migrate(db);
    letItShrink(db, log);
    return { db, notices };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A database from before gives nothing back to the disk until it has been written anew once, which needs as much room again
 * for a moment. Without that room it stays as it is.
 */
function letItShrink(db: DatabaseSync, log: Log): void {
  if (db.prepare("PRAGMA auto_vacuum").get()?.["auto_vacuum"] !== 0) return;
  try {
    db.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM");
  } catch (error) {
    log.error("storage.vacuum-failed", error);
  }
}

function refuseOtherVersions(
  { version, db }: Extract<Examination, { kind: "sound" }>,
  { path, readOnly }: OpenDatabaseOptions,
): void {
  if (version > schemaVersion) {
    db.close();
    throw new PairdeskError(
      "database-newer",
      `The database ${path} was written by a newer Pairdesk (form ${version}; this one knows forms up to ${schemaVersion}).`,
      "Install the newer Pairdesk again, or choose another data folder in PAIRDESK_DATA. The database was not touched.",
    );
  }
  if (readOnly && version < schemaVersion) {
    db.close();
    throw new PairdeskError(
      "database-older",
      `The database ${path} was written by an older Pairdesk (form ${version}; this one reads form ${schemaVersion}).`,
      "Start the Pairdesk window once: it brings the database up to date. Nothing in it is lost by that.",
    );
  }
}
