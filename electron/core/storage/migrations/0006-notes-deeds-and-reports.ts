import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. What a person wrote about a stretch of time, what they did with Pairdesk, and what
 * an appliance's own status history said, as they pasted it; times in milliseconds since 1970. Reports of one paste have one
 * `pasted_ms`, which no other paste of the pair has.
 */
export function migrate0006NotesDeedsAndReports(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE history_note (
      pair_id TEXT NOT NULL,
      id TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,
      text TEXT NOT NULL,
      ticket TEXT,
      written_ms INTEGER NOT NULL,
      PRIMARY KEY (pair_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX history_note_by_time ON history_note (pair_id, from_ms);
    CREATE TABLE history_deed (
      id INTEGER PRIMARY KEY,
      pair_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      deed TEXT NOT NULL,
      detail TEXT
    ) STRICT;
    CREATE INDEX history_deed_by_time ON history_deed (pair_id, at_ms);
    CREATE TABLE history_report (
      id INTEGER PRIMARY KEY,
      pair_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      appliance TEXT NOT NULL,
      text TEXT NOT NULL,
      pasted_ms INTEGER NOT NULL,
      UNIQUE (pair_id, at_ms, appliance, text)
    ) STRICT;
    CREATE INDEX history_report_by_paste ON history_report (pair_id, pasted_ms)
  `);
}
