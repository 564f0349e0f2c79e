import type { DatabaseSync } from "node:sqlite";

/** Frozen: databases of this form exist. When a pair was removed, in milliseconds since 1970; null: it is there. */
export function migrate0003RemovedPairs(db: DatabaseSync): void {
  db.exec("ALTER TABLE pair ADD COLUMN removed_at_ms INTEGER");
}
