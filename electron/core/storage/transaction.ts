import type { DatabaseSync } from "node:sqlite";

/** All of `work` or nothing of it. Takes the write lock at the start, so it cannot fail half-way for want of it. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite has rolled back already after some failures (a full disk), and refuses to do it twice.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
