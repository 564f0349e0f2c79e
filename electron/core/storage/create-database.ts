/** Makes a database file: complete before it bears its name, so that a kill leaves no half-made one to be taken for damaged. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../log/log.ts";
import { connect } from "./connect.ts";
import { applicationId } from "./examine-database.ts";
import { migrate } from "./migrations/migrations.ts";
import { type Recovered, recoverRows } from "./recovery/recover-rows.ts";

/** @param fill runs before the tables are brought to the present form */
export function createDatabase(path: string, fill: (db: DatabaseSync) => void = () => undefined): void {
  const unnamed = `${path}.new`;
  const sweep = () => {
    for (const leftover of [unnamed, `${unnamed}-journal`]) rmSync(leftover, { force: true });
  };
  sweep();
  try {
    // SQLite gives its side files the rights of the main file.
    closeSync(openSync(unnamed, "wx", 0o600));
    const db = connect(unnamed, { readOnly: false });
    try {
      // Set before there is a table: what is removed later then makes the file smaller, a step at a time.
      db.exec(`PRAGMA auto_vacuum = INCREMENTAL; PRAGMA synchronous = FULL; PRAGMA application_id = ${applicationId}`);
      fill(db);
      migrate(db);
    } finally {
      db.close();
    }
    renameSync(unnamed, path);
  } catch (error) {
    sweep();
    throw error;
  }
  flushFolder(dirname(path));
}

/**
 * With what can still be read of a damaged one; null: that failed, and the new one is empty. Throws only what making an
 * empty one throws: a recovery that fails must not keep a person from working.
 */
export function createFromDamaged(path: string, damagedPath: string, log: Log): Recovered | null {
  const startedMs = performance.now();
  let recovered: Recovered | null = null;
  try {
    createDatabase(path, (db) => {
      recovered = recoverRows(damagedPath, db, () => performance.now() - startedMs);
    });
    return recovered;
  } catch (error) {
    log.error("storage.recovery-failed", error);
    createDatabase(path);
    return null;
  }
}

/** A rename is only durable once the folder is; Windows offers no such call and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
