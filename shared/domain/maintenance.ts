/** Work on a pair that a person has announced: what it brings with it is shown calmly until it should be over. */
import { z } from "zod";
import { longestNote } from "./longest-maintenance.ts";

export const maintenanceSchema = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Why, in the person's words. */
  note: z.string().min(1).max(longestNote).nullable(),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;
