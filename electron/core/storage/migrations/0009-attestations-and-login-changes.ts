import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. Times in milliseconds since 1970. `attestation`: what a person looked up in /login,
 * each word a row of its own, the newest counting; `appliance` null: of the pair; `value` null: taken back. `settings_change`:
 * when something last happened after which settings may be others. `login_change`: what was changed on the stand-in.
 */
export function migrate0009AttestationsAndLoginChanges(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE attestation (
      id INTEGER PRIMARY KEY,
      pair_id TEXT NOT NULL,
      item TEXT NOT NULL,
      appliance TEXT,
      at_ms INTEGER NOT NULL,
      value TEXT,
      said_by TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE INDEX attestation_by_pair ON attestation (pair_id, item, appliance);
    CREATE TABLE settings_change (
      pair_id TEXT NOT NULL,
      appliance TEXT NOT NULL,
      cause TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (pair_id, appliance, cause)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE login_change (
      pair_id TEXT NOT NULL,
      id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      appliance TEXT NOT NULL,
      what TEXT NOT NULL,
      place TEXT NOT NULL,
      who TEXT NOT NULL,
      re_applied_ms INTEGER,
      PRIMARY KEY (pair_id, id)
    ) STRICT, WITHOUT ROWID
  `);
}
