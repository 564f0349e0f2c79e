/** Work on a pair that a person has announced: what it brings with it is shown calmly until it should be over. */
import { z } from "zod";

export const maintenanceSchema = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Why, in the person's words. */
  note: z.string().min(1).max(200).nullable(),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;

/** How far ahead its end may lie: one that was forgotten must not keep a pair calm for good. */
export const longestMaintenanceMs = 30 * 86_400_000;
