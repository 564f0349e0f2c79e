/** One look at one pair's certificates, from nothing: what `certs` prints. Writes nothing, keeps nothing, needs no account. */
import { assess } from "../../shared/assessment/assess.ts";
import type { AssessmentContext } from "../../shared/assessment/context.ts";
import { standIn } from "../../shared/assessment/findings/roles.ts";
import type { Memory } from "../../shared/assessment/memory.ts";
import { readSituation } from "../../shared/assessment/situation.ts";
import type { CertificateGrid } from "../../shared/certificates/certificate-grid.ts";
import type { CertificatesJudged } from "../../shared/certificates/certificates-view.ts";
import { judgeCertificates } from "../../shared/certificates/judge-certificates.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { thresholdsOf } from "../../shared/domain/thresholds.ts";
import { readGrid } from "./certificate-grid/read-grid.ts";
import { connectLimits } from "./net/connect.ts";
import type { Clock } from "./ports.ts";

export interface CertificateLook {
  grid: CertificateGrid;
  judged: CertificatesJudged;
}

/** `memory`: what an earlier watcher saw, for the roles and the clocks. `signal` ends the handshakes under way. */
export async function createCertificateLook(options: {
  pair: PairDefinition;
  memory: Memory;
  signal: AbortSignal;
  clock: Clock;
}): Promise<CertificateLook> {
  const { pair, memory, signal, clock } = options;
  const grid = await readGrid({ pair, limits: connectLimits, signal, clock });
  const context: AssessmentContext = { nowMs: clock.nowMs(), isSingleLook: true, suspectedSince: {} };
  const { appliances } = assess(pair, memory, context);
  const judged = judgeCertificates({
    pair,
    grid,
    nowMs: clock.nowMs(),
    thresholds: thresholdsOf(pair),
    standIn: standIn(readSituation(pair, memory, context))?.name ?? normalBackup(pair),
    clockSkewSeconds: Object.fromEntries(appliances.map(({ name, clockSkewSeconds }) => [name, clockSkewSeconds])),
    stretches: [],
  });
  return { grid, judged };
}

/** Where nobody has asked for the roles: the one that stands in as long as nothing has been swapped. */
const normalBackup = ({ appliances, normalPrimary }: PairDefinition): string | null =>
  appliances.find(({ name }) => name !== normalPrimary)?.name ?? null;
