/**
 * What each pair was last seen to serve, and the certificates that it served over time. Of a pair the newest grid alone is
 * kept; a certificate stays, so that one that was replaced can still be named. Nothing in it is secret.
 */
import type { DatabaseSync } from "node:sqlite";
import { type CertificateGrid, certificateGridSchema } from "../../../shared/certificates/certificate-grid.ts";
import type { Log } from "../log/log.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface StoredGrid {
  grid: CertificateGrid;
  /** With which addresses and trust it was seen, as the caller wrote it. */
  asked: string;
}

export interface CertificateGridsStore {
  /** null: never looked, or what is stored cannot be read, which is logged. */
  load(pairId: string): StoredGrid | null;
  /** In place of the one before; `certificates`: DER by SHA-256. All or nothing. Throws PairdeskError `disk-full` and the like. */
  put(pairId: string, stored: StoredGrid, certificates: ReadonlyMap<string, Uint8Array>): void;
  /** DER; null: never served there, or too long ago. */
  certificate(pairId: string, sha256: string): Uint8Array | null;
}

/** A pair that is renewed eight times a year serves fewer in five years; a remote that makes them up fills no disk. */
const mostCertificates = 200;

const putGrid =
  "INSERT INTO certificate_grid (pair_id, at_ms, asked, body) VALUES (?, ?, ?, ?) " +
  "ON CONFLICT (pair_id) DO UPDATE SET at_ms = excluded.at_ms, asked = excluded.asked, body = excluded.body";
const putCertificate =
  "INSERT INTO seen_certificate (pair_id, sha256, seen_ms, der) VALUES (?, ?, ?, ?) " +
  "ON CONFLICT (pair_id, sha256) DO UPDATE SET seen_ms = excluded.seen_ms";
const dropOldest =
  "DELETE FROM seen_certificate WHERE pair_id = ?1 AND sha256 NOT IN " +
  "(SELECT sha256 FROM seen_certificate WHERE pair_id = ?1 ORDER BY seen_ms DESC LIMIT ?2)";

export function createCertificateGridsStore(db: DatabaseSync, log: Log): CertificateGridsStore {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  return {
    load(pairId) {
      const select = "SELECT asked, body FROM certificate_grid WHERE pair_id = ?";
      const row = guarded(() => db.prepare(select).get(pairId));
      if (!row) return null;
      const stored = parseStored(certificateGridSchema, row["body"]);
      if (stored.ok) return { grid: stored.value, asked: String(row["asked"]) };
      log.warn("storage.certificate-grid-unreadable", { pairId, problem: stored.problem });
      return null;
    },
    put(pairId, { grid, asked }, certificates) {
      const atMs = Date.parse(grid.at);
      guarded(() =>
        inTransaction(db, () => {
          db.prepare(putGrid).run(pairId, atMs, asked, JSON.stringify(grid));
          const statement = db.prepare(putCertificate);
          for (const [sha256, der] of certificates) statement.run(pairId, sha256, atMs, der);
          db.prepare(dropOldest).run(pairId, mostCertificates);
        }),
      );
    },
    certificate(pairId, sha256) {
      const select = "SELECT der FROM seen_certificate WHERE pair_id = ? AND sha256 = ?";
      const der = guarded(() => db.prepare(select).get(pairId, sha256))?.["der"];
      return der instanceof Uint8Array ? der : null;
    },
  };
}
