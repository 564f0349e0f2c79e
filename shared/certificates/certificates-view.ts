/** A pair's certificates, judged. Everything here follows from a grid, the pair, the time and what was seen over time. */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { certificateGridSchema, sentNameSchema } from "./certificate-grid.ts";

/** One field in which two certificates or chains differ; null: there is nothing to compare on that side. */
export const differenceSchema = z.object({ field: z.string(), a: z.string().nullable(), b: z.string().nullable() });
export type Difference = z.infer<typeof differenceSchema>;

/** What the two appliances serve to the same client. Unknown as soon as one of them could not be read. */
export const comparisonSchema = z.object({
  sni: sentNameSchema,
  sameLeaf: answerSchema,
  sameKey: answerSchema,
  sameChain: answerSchema,
  differences: z.array(differenceSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Yes is always the good answer. */
export const certificateCheckSchema = z.object({
  /** Stable, lower case with hyphens: `names-cover-site`, `chain-complete`. */
  code: z.string(),
  /** An appliance's name, `site`, or null for the pair. */
  about: z.string().nullable(),
  answer: answerSchema,
  /** One sentence; with what to do where the answer is no. */
  message: z.string(),
  at: z.iso.datetime().nullable(),
});
export type CertificateCheck = z.infer<typeof certificateCheckSchema>;

/** Would clients accept the one that would take over? `appliance` null: nobody is known to stand in. */
export const rehearsalSchema = z.object({
  appliance: z.string().nullable(),
  answer: answerSchema,
  /** Why, in sentences: at least one. */
  reasons: z.array(z.string()).min(1),
  at: z.iso.datetime().nullable(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

/** One certificate that somebody will have to renew. */
export const renewalSchema = z.object({
  sha256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  /** leaf: the servers'; authority: one of the chain's, renewed by whoever issues. */
  kind: z.enum(["leaf", "authority"]),
  /** Where it is served: `site1`, `site2 without a name`. */
  places: z.array(z.string()),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** When to begin: a third of its life before its end, at most 30 days; and when it gets urgent. */
  renewFrom: z.iso.datetime(),
  urgentFrom: z.iso.datetime(),
  state: z.enum(["fine", "due", "urgent", "expired"]),
});
export type Renewal = z.infer<typeof renewalSchema>;

/** A stretch of time in which an appliance was seen to serve one certificate under the site's name. */
export const servedStretchSchema = z.object({
  appliance: z.string(),
  sha256: z.string(),
  subject: z.string().nullable(),
  notAfter: z.iso.datetime().nullable(),
  from: z.iso.datetime(),
  /** null: until now. */
  until: z.iso.datetime().nullable(),
});
export type ServedStretch = z.infer<typeof servedStretchSchema>;

export const certificatesJudgedSchema = z.object({
  /** Under the site's name, without a name, with a wrong one. */
  comparisons: z.array(comparisonSchema),
  checks: z.array(certificateCheckSchema),
  rehearsal: rehearsalSchema,
  /** By their end, the next one first. */
  renewals: z.array(renewalSchema),
  /** Newest first. */
  timeline: z.array(servedStretchSchema),
  /** One of the two serves what the other one has replaced: so many renewals ago. null: no, or not known. */
  behind: z.object({ appliance: z.string(), renewals: z.int().positive(), text: z.string() }).nullable(),
  /** Hosts that would be asked about revocation, as the certificates name them. */
  revocationHosts: z.array(z.string()),
});
export type CertificatesJudged = z.infer<typeof certificatesJudgedSchema>;

export const certificatesViewSchema = certificatesJudgedSchema.extend({
  pairId: z.string(),
  /** null: never looked. */
  grid: certificateGridSchema.nullable(),
  /** Too old to be shown as how it is now. */
  isOld: z.boolean(),
  isChecking: z.boolean(),
});
export type CertificatesView = z.infer<typeof certificatesViewSchema>;

/** One line of the list of all pairs by next end. */
export const certificateSummarySchema = z.object({
  pairId: z.string(),
  pairName: z.string(),
  group: z.string().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  isOld: z.boolean(),
  sameLeaf: answerSchema,
  rehearsal: answerSchema,
  /** How many checks say no. */
  against: z.int(),
  next: renewalSchema.nullable(),
});
export type CertificateSummary = z.infer<typeof certificateSummarySchema>;
