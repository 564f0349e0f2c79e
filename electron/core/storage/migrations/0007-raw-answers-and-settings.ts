import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. What appliances answered, without secrets; times in milliseconds since 1970.
 * `raw_answer`: one row for the same answer over and over (`times`); `outcome` is JSON, `digest` names the body of the same
 * pair, null where there was none. `raw_body`: a body once, compressed (raw deflate), and the last day that it is kept for.
 * `setting`: what a person chose, as JSON.
 */
export function migrate0007RawAnswersAndSettings(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE raw_answer (
      id INTEGER NOT NULL PRIMARY KEY,
      pair_id TEXT NOT NULL,
      appliance TEXT NOT NULL,
      question TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,
      times INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      digest TEXT
    ) STRICT;
    CREATE INDEX raw_answer_by_pair ON raw_answer (pair_id);
    CREATE INDEX raw_answer_by_time ON raw_answer (from_ms);
    CREATE TABLE raw_body (
      pair_id TEXT NOT NULL,
      digest TEXT NOT NULL,
      day_ms INTEGER NOT NULL,
      deflated BLOB NOT NULL,
      PRIMARY KEY (pair_id, digest)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
  `);
}
