/** One thing about an appliance that changed after the plan was shown, and not by the run. */
import { z } from "zod";

export const foreignChangeSchema = z.object({
  appliance: z.string(),
  /** `objection`: what stands against the run now and did not before, in the words of `now`. */
  what: z.enum(["answers", "health", "appliance-id", "role", "last-sync", "listed-role", "objection"]),
  before: z.string().nullable(),
  now: z.string().nullable(),
});
export type ForeignChange = z.infer<typeof foreignChangeSchema>;
