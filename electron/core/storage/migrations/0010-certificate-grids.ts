import type { DatabaseSync } from "node:sqlite";

/**
 * Frozen: databases of this form exist. Times in milliseconds since 1970. `certificate_grid`: what a pair was last seen to
 * serve; `asked`: the addresses and the trust that it was seen with. `seen_certificate`: each certificate that was ever
 * served there, DER under its SHA-256; public as it is.
 */
export function migrate0010CertificateGrids(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE certificate_grid (
      pair_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      asked TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (pair_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen_certificate (
      pair_id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      seen_ms INTEGER NOT NULL,
      der BLOB NOT NULL,
      PRIMARY KEY (pair_id, sha256)
    ) STRICT, WITHOUT ROWID
  `);
}
