/** The thresholds of a pair in plain words, with their units. */
import type { ThresholdName } from "../features/pair-form/pair-draft.ts";

export interface ThresholdWords {
  label: string;
  unit: string;
  meaning: string;
}

export const thresholdWords: Record<ThresholdName, ThresholdWords> = {
  syncOverdueSeconds: {
    label: "Data sync is late after",
    unit: "seconds",
    meaning: "The longest time between two data syncs, whatever is usual here.",
  },
  syncOverdueIntervals: {
    label: "or after",
    unit: "usual intervals",
    meaning: "As many times the interval seen so far, where that is sooner.",
  },
  certificateExpiringDays: {
    label: "A certificate is expiring from",
    unit: "days before its end",
    meaning: "The most days; short-lived certificates count by their life instead.",
  },
  certificateExpiringLifeShare: {
    label: "or when there is left",
    unit: "of its life, 0 to 1",
    meaning: "A third, for example, is 0.33. The later of the two limits counts.",
  },
  certificateUrgentDays: {
    label: "It is urgent from",
    unit: "days before its end",
    meaning: "From then on the words are urgent.",
  },
  clockSkewSeconds: {
    label: "A clock is wrong by",
    unit: "seconds",
    meaning: "Compared with the clock of this computer.",
  },
  staleLooks: {
    label: "What was seen is old after",
    unit: "missed looks",
    meaning: "From then on it is shown in grey and called stale.",
  },
};
