import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. One row an event of a run, which is its JSON in `body`; `position` counts from 0 within
 * the run without a gap, so that a lost row can be told; `at_ms` is the time it tells of, in milliseconds since 1970. Rows
 * are added and never changed: what was intended is not to be taken back.
 */
export function migrate0008RunJournals(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE run_event (
      id INTEGER NOT NULL PRIMARY KEY,
      run_id TEXT NOT NULL,
      pair_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      at_ms INTEGER NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (run_id, position)
    ) STRICT;
    CREATE INDEX run_event_by_pair ON run_event (pair_id)
  `);
}
