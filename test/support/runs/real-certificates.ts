/** What a run sees of certificates, with real handshakes and the file doctor in this process. */
import { readGrid } from "../../../electron/core/certificate-grid/read-grid.ts";
import { examineTogether } from "../../../electron/core/certificates/certificate-works.ts";
import type { RunCertificatesOptions } from "../../../electron/core/create-run-certificates.ts";
import { connectLimits } from "../../../electron/core/net/connect.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";

export const realCertificates = (pair: PairDefinition): RunCertificatesOptions => ({
  readGrid: (signal) => readGrid({ pair, limits: connectLimits, signal, clock }),
  examine: (sources) => examineTogether({ sources: [...sources] }),
  secrets: { hide: () => undefined },
  clock,
  listEveryMs: 300,
});
