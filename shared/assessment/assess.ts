/** From what is remembered of a pair to what is concluded about it. Pure, total, and blind to the order of arrival. */

import { countingValue } from "../attestations/attested.ts";
import type { PairDefinition } from "../domain/pair.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { applianceStatus } from "./appliance-status.ts";
import type { AssessmentContext } from "./context.ts";
import { dataAtRisk } from "./data-at-risk.ts";
import { activeExpectations, isInSwap, markExpected, withoutMaintenance } from "./expectation.ts";
import { findAll, findSuspicions } from "./findings/find-all.ts";
import type { Memory } from "./memory.ts";
import { readiness } from "./readiness.ts";
import { readSituation, type Situation } from "./situation.ts";
import { isConfirmed } from "./suspicions.ts";
import { verdictOf } from "./verdict.ts";

export const assess = (pair: PairDefinition, memory: Memory, context: AssessmentContext): PairStatus =>
  assessSituation(readSituation(pair, memory, context), context);

export function assessSituation(situation: Situation, context: AssessmentContext): PairStatus {
  const confirmed = findAll(situation, context).filter((found) => isConfirmed(found, situation, context));
  const findings = confirmed.map((found) => markExpected(found, situation, context));
  const forVerdict = confirmed.map((found) => markExpected(found, situation, withoutMaintenance(context)));
  const [first, second] = situation.appliances;
  return {
    name: situation.pair.name,
    verdict: verdictOf(situation, forVerdict, {
      isInSwap: isInSwap(context),
      isBackupWorking: isBackupWorking(situation, context),
    }),
    looks: context.isSingleLook ? 1 : looksBehind(situation),
    maintenance: maintenanceOf(context),
    readiness: readiness(situation, findings, context),
    dataAtRisk: dataAtRisk(situation),
    servedBy: situation.servedBy,
    findings,
    appliances: [applianceStatus(first), applianceStatus(second)],
  };
}

/** The codes of what the latest readings show and a second look must confirm; the watcher keeps since when. */
export const suspicionsNow = (pair: PairDefinition, memory: Memory, nowMs: number): string[] =>
  findSuspicions(readSituation(pair, memory, { nowMs }));

/** The one that lasts longest. */
function maintenanceOf(context: AssessmentContext): PairStatus["maintenance"] {
  const ends = activeExpectations(context)
    .filter(({ kind }) => kind === "maintenance")
    .map(({ until }) => Date.parse(until));
  return ends.length === 0 ? null : { until: new Date(Math.max(...ends)).toISOString() };
}

function isBackupWorking({ backup }: Situation, context: AssessmentContext): boolean {
  return backup !== null && countingValue(context, "backup-operations", backup.name) === "on";
}

/** Of a watcher it matters only whether it has looked at all: what it reports is confirmed by a second look. */
function looksBehind({ appliances }: Situation): number {
  return appliances.some(({ health }) => health !== null) ? 2 : 0;
}
