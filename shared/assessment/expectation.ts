/** Which findings a known swap, maintenance, upgrade, replacement or establish brings with it, and until when (judgement 2). */
import type { Maintenance } from "../domain/maintenance.ts";
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
  "SITE_UNREACHABLE",
  "SITE_SERVED_BY_BACKUP",
  "APPLIANCE_UNHEALTHY",
  "VERSION_MISMATCH",
]);

/** Both-backup is a moment of a swap; longer than this it is a conflict, known swap or not (judgement 3). */
const bothBackupCalmMs = 180_000;
const afterTtlMs = 60_000;

export const activeExpectations = ({ expected = [], maintenance, nowMs }: AssessmentContext): Expectation[] =>
  [...expected, ...(maintenance ? [fromMaintenance(maintenance)] : [])].filter(isActiveAt(nowMs));

/** Maintenance under way; null when there is none, it has not begun, or it should be over. */
export const activeMaintenance = ({ maintenance, nowMs }: AssessmentContext): Maintenance | null =>
  maintenance && isActiveAt(nowMs)(fromMaintenance(maintenance)) ? maintenance : null;

const isActiveAt =
  (nowMs: number) =>
  ({ from, until }: Expectation): boolean =>
    Date.parse(from) <= nowMs && nowMs < Date.parse(until);

const fromMaintenance = ({ since, until, note }: Maintenance): Expectation => ({
  by: note ?? "maintenance",
  kind: "maintenance",
  from: since,
  until,
  swungAt: null,
});

/**
 * What the verdict goes by. A known swap passes through what otherwise is a conflict or an outage; work that somebody
 * has announced explains single findings, but whether people can work is said as it is (judgement 1).
 */
export const withoutMaintenance = (context: AssessmentContext): AssessmentContext => ({
  ...context,
  maintenance: null,
  expected: (context.expected ?? []).filter(({ kind }) => kind !== "maintenance"),
});

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
