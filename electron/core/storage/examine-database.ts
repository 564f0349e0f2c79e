/**
 * Looks at a database file before it is believed, and changes nothing: SQLite opens a damaged file without complaint and
 * fails later, in the middle of the work.
 */
import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { connect } from "./connect.ts";
import { readSchemaVersion } from "./migrations/migrations.ts";
import { isDamage } from "./storage-error.ts";

/** "PDSK" in the file's header, so that a database of another program is not taken for ours. */
export const applicationId = 0x5044534b;

export type Examination =
  | { kind: "missing" }
  | { kind: "damaged"; reason: string }
  | { kind: "sound"; version: number; db: DatabaseSync };

/** `db` of a sound database is open for reading; whoever asked closes it. Throws what SQLite throws when it cannot be read. */
export function examineDatabase(path: string): Examination {
  const bytes = sizeOf(path);
  const walBytes = sizeOf(`${path}-wal`);
  if (bytes === null) return walBytes ? { kind: "damaged", reason: "only its journal is left" } : { kind: "missing" };
  if (bytes === 0) return { kind: "damaged", reason: "the file is empty" };
  let db: DatabaseSync | null = null;
  try {
    db = openForReading(path);
    const reason = reasonToDoubt(db);
    if (reason !== null) {
      db.close();
      return { kind: "damaged", reason };
    }
    return { kind: "sound", version: readSchemaVersion(db), db };
  } catch (error) {
    db?.close();
    if (isDamage(error)) return { kind: "damaged", reason: error instanceof Error ? error.message : String(error) };
    throw error;
  }
}

function reasonToDoubt(db: DatabaseSync): string | null {
  const id = db.prepare("PRAGMA application_id").get()?.["application_id"];
  if (id !== applicationId) return "it is not a database of Pairdesk";
  db.prepare("SELECT count(*) FROM sqlite_schema").get();
  const found = db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  return found === "ok" ? null : String(found);
}

/**
 * Without a journal beside it the file is at rest and is opened as immutable, because SQLite would otherwise leave two
 * side files behind even when it only reads. Should a writer begin in that moment, its journal appears and the file is
 * opened again the ordinary way, which works beside a writer.
 */
function openForReading(path: string): DatabaseSync {
  if (sizeOf(`${path}-wal`) === null) {
    const address = pathToFileURL(path);
    address.searchParams.set("immutable", "1");
    const db = connect(address, { readOnly: true });
    if (sizeOf(`${path}-wal`) === null) return db;
    db.close();
  }
  return connect(path, { readOnly: true });
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
