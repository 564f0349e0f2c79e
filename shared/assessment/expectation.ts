/** Which findings a known swap, maintenance, upgrade, replacement or establish brings with it, and until when (judgement 2). */
import type { Finding } from "../domain/pair-status.ts";
import type { AssessmentContext, Expectation } from "./context.ts";
import type { Situation } from "./situation.ts";

/** The ones that are marked (e). */
const expectable = new Set([
  "ROLE_CONFLICT_BOTH_PRIMARY",
  "ROLE_CONFLICT_BOTH_BACKUP",
  "NO_FAILOVER",
  "SYNC_NEVER",
  "APPLIANCE_UNREACHABLE",
  "SHARED_IP_ON_NONE",
  "SITE_SERVED_BY_BACKUP",
  "APPLIANCE_UNHEALTHY",
  "VERSION_MISMATCH",
]);

/** Both-backup is a moment of a swap; longer than this it is a conflict, known swap or not (judgement 3). */
const bothBackupCalmMs = 180_000;
const afterTtlMs = 60_000;

export const activeExpectations = ({ expected = [], nowMs }: AssessmentContext): Expectation[] =>
  expected.filter(({ from, until }) => Date.parse(from) <= nowMs && nowMs < Date.parse(until));

export const isInSwap = (context: AssessmentContext): boolean =>
  activeExpectations(context).some(({ kind }) => kind === "swap");

/** With `expected` set where an expectation covers it; of several the one that lasts longest. */
export function markExpected(found: Finding, situation: Situation, context: AssessmentContext): Finding {
  if (!expectable.has(found.code)) return found;
  const [longest] = activeExpectations(context)
    .map((expectation) => ({ by: expectation.by, untilMs: calmUntil(found.code, expectation, situation, context) }))
    .filter(({ untilMs }) => situation.nowMs < untilMs)
    .sort((a, b) => b.untilMs - a.untilMs || a.by.localeCompare(b.by));
  if (!longest) return found;
  return { ...found, expected: { by: longest.by, until: new Date(longest.untilMs).toISOString() } };
}

function calmUntil(code: string, expectation: Expectation, situation: Situation, context: AssessmentContext): number {
  const untilMs = Date.parse(expectation.until);
  if (code === "ROLE_CONFLICT_BOTH_BACKUP") {
    const firstSeen = context.suspectedSince[code];
    return Math.min(untilMs, (firstSeen ? Date.parse(firstSeen) : situation.nowMs) + bothBackupCalmMs);
  }
  const ttlMs = ttlMsOf(situation);
  if (code === "SITE_SERVED_BY_BACKUP" && expectation.swungAt !== null && ttlMs !== null) {
    return Math.min(untilMs, Date.parse(expectation.swungAt) + ttlMs + afterTtlMs);
  }
  return untilMs;
}

/** 0 where the pair fixes the address; null where DNS did not tell it. */
function ttlMsOf({ siteAddress }: Situation): number | null {
  if (siteAddress?.outcome.kind === "fixed") return 0;
  if (siteAddress?.outcome.kind !== "resolved" || siteAddress.outcome.ttlSeconds === null) return null;
  return siteAddress.outcome.ttlSeconds * 1000;
}
