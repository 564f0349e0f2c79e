import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. What a person said of a pair: work on it, from when until when and why, and that
 * role changes seen until then are known to them. Times in milliseconds since 1970.
 */
export function migrate0004MaintenanceAndAcknowledgements(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE maintenance (
      pair_id TEXT NOT NULL PRIMARY KEY,
      since_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,
      note TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE role_acknowledgement (
      pair_id TEXT NOT NULL PRIMARY KEY,
      until_ms INTEGER NOT NULL,
      acknowledged_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
  `);
}
