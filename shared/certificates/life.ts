/**
 * How long a certificate lasts and when to renew it: from a third of its life before its end, and at most 30 days
 * (judgement 3). So a year's and a 200 days' certificate are due 30 days before, one of 47 days 15 days, one of 6 days 2. The
 * words get urgent in the last 5 days, and never before half of the time to renew by share has passed, or what lives six days
 * would be urgent as soon as it is due.
 */
import type { Thresholds } from "../domain/thresholds.ts";
import type { Renewal } from "./certificates-view.ts";

const dayMs = 86_400_000;

export type LifeThresholds = Pick<
  Thresholds,
  "certificateExpiringDays" | "certificateExpiringLifeShare" | "certificateUrgentDays"
>;

export interface Life {
  state: Renewal["state"];
  /** Until its end; negative: since then. */
  leftMs: number;
  renewFromMs: number;
  urgentFromMs: number;
}

export const isValidAt = ({ notBefore, notAfter }: { notBefore: string; notAfter: string }, nowMs: number): boolean =>
  Date.parse(notBefore) <= nowMs && nowMs < Date.parse(notAfter);

/** `notBefore` null: not told, then days alone count. */
export function lifeOf(
  { notBefore, notAfter }: { notBefore: string | null; notAfter: string },
  nowMs: number,
  thresholds: LifeThresholds,
): Life {
  const endMs = Date.parse(notAfter);
  const lifeMs = notBefore === null ? Number.POSITIVE_INFINITY : Math.max(0, endMs - Date.parse(notBefore));
  const byShareMs = lifeMs * thresholds.certificateExpiringLifeShare || 0;
  const dueMs = Math.min(byShareMs, thresholds.certificateExpiringDays * dayMs);
  const urgentMs = Math.min(byShareMs / 2, thresholds.certificateUrgentDays * dayMs, dueMs);
  const leftMs = endMs - nowMs;
  return {
    state: stateOf(leftMs, dueMs, urgentMs),
    leftMs,
    renewFromMs: endMs - dueMs,
    urgentFromMs: endMs - urgentMs,
  };
}

function stateOf(leftMs: number, dueMs: number, urgentMs: number): Life["state"] {
  if (leftMs <= 0) return "expired";
  if (leftMs >= dueMs) return "fine";
  return leftMs <= urgentMs ? "urgent" : "due";
}

/** Such as `in 12 days`. */
export function daysAhead(leftMs: number): string {
  const days = Math.floor(leftMs / dayMs);
  if (days === 0) return "in less than a day";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}
