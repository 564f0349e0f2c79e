import { DatabaseSync, type DatabaseSyncOptions } from "node:sqlite";

/** Longer than any transaction of ours; it blocks the process while it waits. */
const busyTimeoutMs = 3_000;

/** `defensive` is older than its type: it refuses SQL that could destroy the file, whoever wrote that SQL. */
const safeOptions: DatabaseSyncOptions & { defensive: boolean } = {
  defensive: true,
  enableForeignKeyConstraints: true,
  timeout: busyTimeoutMs,
};

/** Opens a database file with the settings that every connection of ours has. */
export function connect(path: string | URL, { readOnly }: { readOnly: boolean }): DatabaseSync {
  const db = new DatabaseSync(path, { ...safeOptions, readOnly });
  // Functions named in a damaged or foreign schema are not run.
  db.exec("PRAGMA trusted_schema = OFF");
  // What is removed is overwritten: nobody finds it in the file, and no recovery brings it back.
  db.exec("PRAGMA secure_delete = ON");
  return db;
}
