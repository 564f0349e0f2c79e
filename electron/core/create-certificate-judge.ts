/** Judges what is known of a pair's certificates: with the watcher's view of roles and clocks, and with what was recorded. */

import { standIn } from "../../shared/assessment/findings/roles.ts";
import { readSituation } from "../../shared/assessment/situation.ts";
import type { CertificateFacts } from "../../shared/certificates/certificate-facts.ts";
import type { CertificateGrid } from "../../shared/certificates/certificate-grid.ts";
import type { CertificatesJudged, ServedStretch } from "../../shared/certificates/certificates-view.ts";
import { judgeCertificates } from "../../shared/certificates/judge-certificates.ts";
import { servedStretches } from "../../shared/certificates/served-stretches.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { thresholdsOf } from "../../shared/domain/thresholds.ts";
import { laneOf } from "../../shared/history/lane.ts";
import type { HeldGrids } from "./certificate-grid/held-grids.ts";
import { readCertificate } from "./certificates/read-certificate.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { Clock } from "./ports.ts";

/** Two years: as long as anybody asks when something was renewed. */
const lookedBackMs = 2 * 365 * 86_400_000;

export interface CertificateJudge {
  judge(pair: Pair, grid: CertificateGrid | null, wanted: { timeline: boolean }): CertificatesJudged;
}

export function createCertificateJudge(options: {
  stores: Pick<Stores, "history">;
  held: Pick<HeldGrids, "certificate">;
  watching: { monitor: Pick<Watching["monitor"], "view" | "watcherOf" | "context"> };
  clock: Clock;
}): CertificateJudge {
  const { stores, held, watching, clock } = options;

  function stretchesOf(pair: Pair, grid: CertificateGrid | null): ServedStretch[] {
    const nowMs = clock.nowMs();
    const period = { fromMs: nowMs - lookedBackMs, untilMs: nowMs + 1 };
    const find = finderOf(grid, (sha256) => held.certificate(pair.id, sha256));
    return pair.appliances
      .flatMap(({ name }) => {
        const segments = stores.history.segmentsOfLane(pair.id, laneOf("certificate", name), period);
        return servedStretches(name, segments, { nowMs, find });
      })
      .sort((a, b) => b.from.localeCompare(a.from));
  }

  return {
    judge(pair, grid, { timeline }) {
      const { monitor } = watching;
      const { appliances } = monitor.view(pair.id).status;
      const situation = readSituation(pair, monitor.watcherOf(pair.id).memory(), monitor.context(pair.id));
      return judgeCertificates({
        pair,
        grid,
        nowMs: clock.nowMs(),
        thresholds: thresholdsOf(pair),
        standIn: standIn(situation)?.name ?? null,
        clockSkewSeconds: Object.fromEntries(appliances.map(({ name, clockSkewSeconds }) => [name, clockSkewSeconds])),
        stretches: timeline ? stretchesOf(pair, grid) : [],
      });
    },
  };
}

/** What is served now is known without the bytes. */
function finderOf(grid: CertificateGrid | null, bytesOf: (sha256: string) => Uint8Array | null) {
  const served = new Map<string, CertificateFacts>();
  for (const { outcome } of grid?.cells ?? []) {
    if (outcome.kind === "served") for (const facts of outcome.chain) served.set(facts.sha256, facts);
  }
  return (sha256: string) => {
    const der = served.has(sha256) ? null : bytesOf(sha256);
    return served.get(sha256) ?? (der ? readCertificate(der) : null);
  };
}
