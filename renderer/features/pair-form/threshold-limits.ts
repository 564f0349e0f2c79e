import type { ThresholdName } from "./pair-draft.ts";

/** What each threshold may be, as the schema of a pairs file has it; null: right. */
export const thresholdLimits: Record<ThresholdName, (text: string) => string | null> = {
  syncOverdueSeconds: above(0, "Enter a time in seconds, more than 0."),
  syncOverdueIntervals: between(1, 100),
  certificateExpiringDays: between(0, 3650),
  certificateExpiringLifeShare: between(0, 1),
  certificateUrgentDays: between(0, 3650),
  clockSkewSeconds: above(0, "Enter a difference in seconds, more than 0."),
  staleLooks: between(1, 100),
};

function above(least: number, words: string) {
  return (text: string): string | null => (Number(text) > least && Number.isFinite(Number(text)) ? null : words);
}

function between(least: number, most: number) {
  return (text: string): string | null =>
    Number(text) >= least && Number(text) <= most
      ? null
      : `Enter a number from ${least} to ${most.toLocaleString("en")}.`;
}
