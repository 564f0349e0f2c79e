/** What an issuer says of one certificate; unknown with the reason, as the end of a sentence. */
export type IssuerAnswer = { answer: "good" | "revoked"; message: string } | { answer: "unknown"; message: string };

export const notLearned = (message: string): IssuerAnswer => ({ answer: "unknown", message });

/** Clocks are not always right. */
const allowedSkewMs = 5 * 60_000;

/** null: it counts now. An answer without an end counts for a week. */
export function whyNotNow(
  { thisUpdate, nextUpdate }: { thisUpdate: Date; nextUpdate: Date | undefined },
  nowMs: number,
): string | null {
  if (thisUpdate.getTime() > nowMs + allowedSkewMs) return "the answer is from the future";
  const endMs = nextUpdate?.getTime() ?? thisUpdate.getTime() + 7 * 86_400_000;
  return endMs < nowMs - allowedSkewMs ? `the answer has counted only until ${new Date(endMs).toISOString()}` : null;
}
