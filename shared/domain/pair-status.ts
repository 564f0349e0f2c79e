/** What is concluded about a pair: the `pairdesk-status/1` form, printed by the terminal and shown by the window. */
import { z } from "zod";
import { answerSchema } from "./answer.ts";
import { lastSyncSchema, roleSchema } from "./observation.ts";

export const verdictSchema = z.enum(["protected", "degraded", "unprotected", "outage", "conflict", "unknown"]);
export type Verdict = z.infer<typeof verdictSchema>;

/** How we know: told by the appliance, tried by us, said by a person, or not at all. */
export const gradeSchema = z.enum(["api", "probe", "attested", "unknown"]);
export type Grade = z.infer<typeof gradeSchema>;

export const severitySchema = z.enum(["critical", "warning", "info"]);
export type Severity = z.infer<typeof severitySchema>;

export const readinessSchema = z.object({
  answer: answerSchema,
  reasons: z.array(z.object({ code: z.string(), message: z.string(), grade: gradeSchema })),
});
export type Readiness = z.infer<typeof readinessSchema>;

export const dataAtRiskSchema = z.object({
  /** Since the last known sync; null when none is known. */
  seconds: z.number().nullable(),
  atMostSeconds: z.number().nullable(),
  basis: z.enum(["reported", "remembered", "unknown"]),
});
export type DataAtRisk = z.infer<typeof dataAtRiskSchema>;

export const findingSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  appliance: z.string().optional(),
  message: z.string(),
  expected: z.object({ by: z.string(), until: z.iso.datetime() }).nullable(),
  evidence: z.array(z.object({ what: z.string(), at: z.iso.datetime().nullable(), grade: gradeSchema })),
});
export type Finding = z.infer<typeof findingSchema>;

export const applianceStatusSchema = z.object({
  name: z.string(),
  reachable: z.boolean().nullable(),
  health: z.enum(["healthy", "unhealthy", "unknown"]),
  role: z.enum([...roleSchema.options, "unknown"]),
  clusterRole: z.string().nullable(),
  version: z.string().nullable(),
  build: z.string().nullable(),
  applianceId: z.string().nullable(),
  lastSync: lastSyncSchema.nullable(),
  sharedIps: z.array(z.string()).nullable(),
  api: z.enum(["v2", "v1", "none"]),
  errors: z.array(z.string()),
  clockSkewSeconds: z.number().nullable(),
  lastHealthyAt: z.iso.datetime().nullable(),
  certificate: z
    .object({
      sha256: z.string(),
      subject: z.string(),
      issuer: z.string(),
      notAfter: z.iso.datetime(),
      names: z.array(z.string()),
    })
    .nullable(),
  observedAt: z.iso.datetime().nullable(),
});
export type ApplianceStatus = z.infer<typeof applianceStatusSchema>;

export const pairStatusSchema = z.object({
  name: z.string(),
  verdict: verdictSchema,
  looks: z.int(),
  maintenance: z.object({ until: z.iso.datetime() }).nullable(),
  readiness: z.object({ planned: readinessSchema, unplanned: readinessSchema }),
  dataAtRisk: dataAtRiskSchema.nullable(),
  servedBy: z.string(),
  findings: z.array(findingSchema),
  appliances: z.tuple([applianceStatusSchema, applianceStatusSchema]),
});
export type PairStatus = z.infer<typeof pairStatusSchema>;

export const statusReportSchema = z.object({
  schema: z.literal("pairdesk-status/1"),
  checkedAt: z.iso.datetime(),
  pairs: z.array(pairStatusSchema),
});
export type StatusReport = z.infer<typeof statusReportSchema>;
