/**
 * What one look may show by chance of timing: health answers can be a minute old, and somebody may be switching roles in
 * /login at this moment. Only a second look at both, more than a minute later, confirms it (judgement 3).
 */
import type { Finding } from "../domain/pair-status.ts";
import type { AssessmentContext, SuspectedSince } from "./context.ts";
import type { Situation } from "./situation.ts";

const needSecondLook = new Set([
  "ROLE_CONFLICT_BOTH_PRIMARY",
  "ROLE_CONFLICT_BOTH_BACKUP",
  "SHARED_IP_ON_BOTH",
  "SHARED_IP_ON_NONE",
]);

const confirmedAfterMs = 60_000;

export const isSuspicion = ({ code }: Finding): boolean => needSecondLook.has(code);

/** Since when each of `codes` has been there, with what was known before. The clock may have been set back since. */
export function suspectedSince(known: SuspectedSince, codes: string[], now: string): SuspectedSince {
  const since = (code: string) => {
    const before = known[code];
    return before !== undefined && before < now ? before : now;
  };
  return Object.fromEntries(codes.map((code) => [code, since(code)]));
}

export function isConfirmed(found: Finding, situation: Situation, context: AssessmentContext): boolean {
  if (!isSuspicion(found) || context.isSingleLook) return true;
  const since = Date.parse(context.suspectedSince[found.code] ?? "");
  const looks = situation.appliances.map(({ readBy }) => Date.parse(readBy?.at ?? ""));
  return Math.min(...looks) - since > confirmedAfterMs;
}
