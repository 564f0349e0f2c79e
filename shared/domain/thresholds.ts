/** From where on a fact about one pair is worth saying. Each can be set in the pairs file; what is left out keeps its default. */
import { z } from "zod";
import { defaultThresholds } from "./default-thresholds.ts";

const positive = (text: string) => z.number().positive(text);

export const thresholdsSchema = z.strictObject(
  {
    /** The longest a data sync may lie back, whatever interval is usual here. */
    syncOverdueSeconds: positive("Give the time in seconds, more than 0.").optional(),
    /** As many times the usual interval, if one is known and that is sooner. */
    syncOverdueIntervals: z.number().min(1, "At least one interval.").max(100, "At most 100 intervals.").optional(),
    /** The most days before its end at which a certificate is called expiring. */
    certificateExpiringDays: z.number().min(0, "Days cannot be negative.").max(3650, "At most 3650 days.").optional(),
    /** The share of its life that must be left, from 0 to 1; the later of the two limits counts. */
    certificateExpiringLifeShare: z
      .number()
      .min(0, "A share is from 0 to 1.")
      .max(1, "A share is from 0 to 1.")
      .optional(),
    /** From so many days before its end on, the words are urgent. */
    certificateUrgentDays: z.number().min(0, "Days cannot be negative.").max(3650, "At most 3650 days.").optional(),
    clockSkewSeconds: positive("Give the difference in seconds, more than 0.").optional(),
    /** Looks that may be missed before what was seen counts as old. */
    staleLooks: z.number().min(1, "At least one look.").max(100, "At most 100 looks.").optional(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `There is no threshold ${(issue.keys ?? []).join(", ")}. Known are ${thresholdNames()}.`
        : undefined,
  },
);

type SetThresholds = z.infer<typeof thresholdsSchema>;
export type Thresholds = { [Name in keyof SetThresholds]-?: NonNullable<SetThresholds[Name]> };

function thresholdNames(): string {
  return Object.keys(defaultThresholds).join(", ");
}

/** Those of one pair, complete. */
export const thresholdsOf = (pair: { thresholds?: SetThresholds | undefined }): Thresholds => ({
  ...defaultThresholds,
  ...definedOnly(pair.thresholds ?? {}),
});

const definedOnly = (some: object): Partial<Thresholds> =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
