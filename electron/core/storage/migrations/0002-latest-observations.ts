import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. The newest observation per pair and slot (one look at one target); `at_ms` is
 * its time in milliseconds since 1970, because ISO texts with and without fractions do not sort by time.
 */
export function migrate0002LatestObservations(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE latest_observation (
      pair_id TEXT NOT NULL,
      slot TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (pair_id, slot)
    ) STRICT, WITHOUT ROWID
  `);
}
