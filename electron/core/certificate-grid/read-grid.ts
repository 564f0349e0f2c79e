import type { CertificateGrid } from "../../../shared/certificates/certificate-grid.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import type { HttpsLimits } from "../net/https-client.ts";
import type { Clock } from "../ports.ts";

export function readGrid(_asked: {
  pair: PairDefinition;
  limits?: HttpsLimits;
  signal: AbortSignal;
  clock: Clock;
}): Promise<CertificateGrid> {
  return Promise.reject(new Error("PROVISIONAL"));
}
