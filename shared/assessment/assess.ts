/** From what is remembered of a pair to what is concluded about it. Pure, total, and blind to the order of arrival. */

import type { PairDefinition } from "../domain/pair.ts";
import type { Finding, PairStatus } from "../domain/pair-status.ts";
import { applianceStatus } from "./appliance-status.ts";
import { dataAtRisk } from "./data-at-risk.ts";
import { findAll } from "./findings/find-all.ts";
import type { Memory } from "./memory.ts";
import { readiness } from "./readiness.ts";
import { readSituation, type Situation } from "./situation.ts";
import { verdictOf } from "./verdict.ts";

export interface AssessmentContext {
  nowMs: number;
  /** One check of the terminal, which reports at once; a watcher waits for a second look before it says conflict. */
  isSingleLook: boolean;
  /** Since when both appliances have said the same role, as far as the watcher has seen; null when they do not. */
  conflictSince: string | null;
}

/** Health answers may be a minute old, so only a second look past that confirms a conflict (judgement 3). */
const conflictConfirmedAfterMs = 60_000;

export function assess(pair: PairDefinition, memory: Memory, context: AssessmentContext): PairStatus {
  const situation = readSituation(pair, memory, context.nowMs);
  const findings = findAll(situation).filter((found) => isConfirmed(found, situation, context));
  const [first, second] = situation.appliances;
  return {
    name: pair.name,
    verdict: verdictOf(situation, findings),
    looks: context.isSingleLook ? 1 : looksBehind(situation),
    maintenance: null,
    readiness: readiness(situation, findings),
    dataAtRisk: dataAtRisk(situation),
    servedBy: situation.servedBy,
    findings,
    appliances: [applianceStatus(first), applianceStatus(second)],
  };
}

/** Whether the latest readings show one role twice; the watcher keeps since when. */
export const hasConflict = (pair: PairDefinition, memory: Memory, nowMs: number): boolean =>
  readSituation(pair, memory, nowMs).conflict !== null;

function isConfirmed(found: Finding, situation: Situation, context: AssessmentContext): boolean {
  if (!found.code.startsWith("ROLE_CONFLICT") || context.isSingleLook) return true;
  const since = context.conflictSince ? Date.parse(context.conflictSince) : context.nowMs;
  const looks = situation.appliances.map((appliance) => Date.parse(appliance.health?.at ?? ""));
  return Math.min(...looks) - since > conflictConfirmedAfterMs;
}

/** Of a watcher it matters only whether it has looked at all: what it reports is confirmed by a second look. */
function looksBehind({ appliances }: Situation): number {
  return appliances.some(({ health }) => health !== null) ? 2 : 0;
}
