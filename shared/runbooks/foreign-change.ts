/** One thing about an appliance that changed after the plan was shown, and not by the run. */
import { z } from "zod";

export const foreignChangeSchema = z.object({
  appliance: z.string(),
  what: z.enum(["answers", "appliance-id", "role", "last-sync", "listed-role"]),
  before: z.string().nullable(),
  now: z.string().nullable(),
});
export type ForeignChange = z.infer<typeof foreignChangeSchema>;
