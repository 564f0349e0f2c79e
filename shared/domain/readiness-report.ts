/** Whether a pair could switch, as a file for a support case and for other programs. Times in UTC. */
import { z } from "zod";
import { readinessPageSchema } from "../readiness/readiness-check.ts";
import { loginChangeSchema } from "./login-change.ts";
import { networkMethodSchema } from "./pair.ts";
import { applianceStatusSchema, findingSchema, verdictSchema } from "./pair-status.ts";

const reportedApplianceSchema = applianceStatusSchema.extend({
  address: z.string(),
  isNormalPrimary: z.boolean(),
  /** The last look, whatever it brought. */
  lookedAt: z.iso.datetime().nullable(),
  /** The last look that brought a reading. */
  dataAt: z.iso.datetime().nullable(),
  /** What is told of it is no longer current. */
  isStale: z.boolean(),
});
export type ReportedAppliance = z.infer<typeof reportedApplianceSchema>;

export const readinessReportFormats = ["html", "json", "csv"] as const;
export type ReadinessReportFormat = (typeof readinessReportFormats)[number];

export const readinessReportSchema = z.object({
  schema: z.literal("pairdesk-readiness/1"),
  savedAt: z.iso.datetime(),
  /** The version of Pairdesk. */
  savedBy: z.string(),
  timeZone: z.literal("UTC"),
  pair: z.object({
    name: z.string(),
    isPractice: z.boolean(),
    site: z.string(),
    method: networkMethodSchema,
    verdict: verdictSchema,
    servedBy: z.string(),
    maintenanceUntil: z.iso.datetime().nullable(),
    /** When the site name was last asked. */
    siteLookedAt: z.iso.datetime().nullable(),
    /** When all of this was concluded from what was seen. */
    assessedAt: z.iso.datetime(),
  }),
  readiness: readinessPageSchema.pick({ planned: true, unplanned: true }),
  appliances: z.tuple([reportedApplianceSchema, reportedApplianceSchema]),
  checks: readinessPageSchema.shape.seen,
  settings: readinessPageSchema.shape.attested,
  mailConditions: readinessPageSchema.shape.mailConditions,
  findings: z.array(findingSchema),
  /** Made in /login while the stand-in was primary, and not entered again yet. */
  openChanges: z.array(loginChangeSchema),
});
export type ReadinessReport = z.infer<typeof readinessReportSchema>;
