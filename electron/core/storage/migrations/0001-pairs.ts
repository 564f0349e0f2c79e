import type { DatabaseSync } from "node:sqlite";

/** Frozen: databases of this form exist. Pairs as people described them; `body` is the pair definition as JSON. */
export function migrate0001Pairs(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE pair (
      id TEXT NOT NULL PRIMARY KEY,
      practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
      body TEXT NOT NULL
    ) STRICT
  `);
}
