/** What can stand against a run, and how much it weighs (`judgement.md` 4). */
import { z } from "zod";

export const vetoConditions = [
  "conflict",
  "appliance-id-changed",
  "served-by-primary",
  "software-unequal",
  "sync-overdue",
  "backup-unhealthy",
  "certificate-refused",
  "no-backup",
  "settings-on-at-primary",
  "attestations",
  "no-full-access",
  "cool-down",
  "changes-open",
  "recent-changes",
  "peer-not-seen",
  "not-the-live-data",
] as const;
export const vetoConditionSchema = z.enum(vetoConditions);
export type VetoCondition = z.infer<typeof vetoConditionSchema>;

/** `hard`: never. `soft`: with a typed reason, which goes into the journal. `shown`: said, and nothing more. */
export const vetoWeightSchema = z.enum(["hard", "soft", "shown"]);
export type VetoWeight = z.infer<typeof vetoWeightSchema>;

export const vetoHitSchema = z.object({
  condition: vetoConditionSchema,
  weight: vetoWeightSchema,
  /** `unknown`: it cannot be ruled out; a hard one is then soft, and a soft one is shown. */
  holds: z.enum(["yes", "unknown"]),
  message: z.string(),
});
export type VetoHit = z.infer<typeof vetoHitSchema>;

/** The input in which the reason for going on is entered. */
export const reasonInput = (condition: VetoCondition): string => `reason-${condition}`;
