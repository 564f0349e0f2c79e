/** A run as a file for other programs and for the record: what was shown of it, and its journal event by event. Times in UTC. */
import { z } from "zod";
import { runEventSchema } from "../runbooks/run-event.ts";
import { runViewSchema } from "../runbooks/run-view.ts";

export const runReportSchema = z.object({
  schema: z.literal("pairdesk-run/1"),
  savedAt: z.iso.datetime(),
  /** The version of Pairdesk. */
  savedBy: z.string(),
  timeZone: z.literal("UTC"),
  run: runViewSchema,
  journal: z.array(runEventSchema),
});
export type RunReport = z.infer<typeof runReportSchema>;
