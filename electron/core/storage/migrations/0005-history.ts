import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. What was seen over time, as spans and not as looks; times in milliseconds since
 * 1970. `after`, `began_after`, `ended_after`: the hole in what was observed there; null: somebody was looking.
 * `history_response`: how long answers took, by the hour.
 */
export function migrate0005History(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE history_segment (
      pair_id TEXT NOT NULL,
      lane TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,
      value TEXT NOT NULL,
      looks INTEGER NOT NULL,
      after TEXT,
      PRIMARY KEY (pair_id, lane, from_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE history_incident (
      pair_id TEXT NOT NULL,
      code TEXT NOT NULL,
      appliance TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,
      ended_ms INTEGER,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      began_after TEXT,
      ended_after TEXT,
      PRIMARY KEY (pair_id, code, appliance, from_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE history_sync (
      pair_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      told_by TEXT NOT NULL,
      told_ms INTEGER NOT NULL,
      status TEXT,
      PRIMARY KEY (pair_id, at_ms, told_by)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE history_response (
      pair_id TEXT NOT NULL,
      appliance TEXT NOT NULL,
      hour_ms INTEGER NOT NULL,
      looks INTEGER NOT NULL,
      total_ms INTEGER NOT NULL,
      longest_ms INTEGER NOT NULL,
      PRIMARY KEY (pair_id, appliance, hour_ms)
    ) STRICT, WITHOUT ROWID
  `);
}
