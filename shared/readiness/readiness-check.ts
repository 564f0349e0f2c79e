/** One line of the readiness page: what should be so, whether it is, how that is known, and since when. */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { attestationItemSchema, attestationSchema } from "../domain/attestation.ts";
import { gradeSchema, readinessSchema } from "../domain/pair-status.ts";

/** What Pairdesk sees by itself. */
export const seenChecks = [
  "synchronized",
  "versions-equal",
  "certificate-accepted",
  "own-addresses",
  "configuration-backup",
] as const;

/** The conditions on which the appliances send mail. */
export const mailConditionIds = [
  "versions-differ",
  "shared-ip-not-enabled",
  "shared-ip-not-in-appliance",
  "backup-reaches-nothing",
  "backup-reaches-no-test-ip",
  "backup-operations-off",
  "backup-fails-itself",
  "primary-not-reached-by-name",
  "primary-silent",
  "primary-silent-will-switch",
  "backup-takes-over",
  "nobody-pulls-data",
] as const;

const mailConditionSchema = z.object({
  id: z.enum(mailConditionIds),
  shownBy: z.object({ findings: z.array(z.string()), items: z.array(attestationItemSchema) }),
  /** A finding or a person says so. */
  isNow: z.boolean(),
  /** Nobody has said what it takes to know. */
  isUnsaid: z.boolean(),
});
export type MailConditionState = z.infer<typeof mailConditionSchema>;

const saidSchema = attestationSchema.pick({ value: true, at: true, by: true, note: true }).extend({
  /** Why it has to be said again; null: it counts. */
  staleBecause: z.enum(["age", "upgrade", "replacement", "relationship", "address"]).nullable(),
});

const attestedCheckSchema = z.object({
  item: attestationItemSchema,
  /** null: of the pair. */
  appliance: z.string().nullable(),
  /** False: it is of no consequence as the pair stands. */
  matters: z.boolean(),
  answer: answerSchema,
  why: z.enum([
    "as-advised",
    "not-as-advised",
    "not-said",
    "lapsed",
    "as-one-likes",
    "not-in-force",
    "on-while-swapped",
    "across-subnets",
    "nothing-swings-the-name",
    "seen-enabled",
    "syncs-in-time",
    "not-known-whether-in-time",
    "longer-than-outages",
    "shorter-than-outage",
    "no-outage-seen",
  ]),
  advised: z.string().nullable(),
  code: z.string().nullable(),
  grade: gradeSchema,
  at: z.iso.datetime().nullable(),
  said: saidSchema.nullable(),
  /** The one before it, for "as last time" and for whoever asks what was before. */
  earlier: z.array(attestationSchema.pick({ value: true, at: true, by: true, note: true })),
});
export type AttestedCheck = z.infer<typeof attestedCheckSchema>;

const seenCheckSchema = z.object({
  check: z.enum(seenChecks),
  answer: answerSchema,
  message: z.string().nullable(),
  code: z.string().nullable(),
  grade: gradeSchema,
  at: z.iso.datetime().nullable(),
});
export type SeenCheck = z.infer<typeof seenCheckSchema>;

const agedReadinessSchema = readinessSchema.extend({
  reasons: z.array(
    readinessSchema.shape.reasons.element.extend({
      /** When it was seen or said; null: nothing was. */
      at: z.iso.datetime().nullable(),
    }),
  ),
});
export type AgedReadiness = z.infer<typeof agedReadinessSchema>;

export const readinessPageSchema = z.object({
  pairId: z.string(),
  planned: agedReadinessSchema,
  unplanned: agedReadinessSchema,
  /** In the order of the pair's definition. */
  appliances: z.tuple([pageAppliance(), pageAppliance()]),
  attested: z.array(attestedCheckSchema),
  seen: z.array(seenCheckSchema),
  mailConditions: z.array(mailConditionSchema),
  /** Who said something last: whoever says the next word is likely the same. */
  lastBy: z.string().nullable(),
});
export type ReadinessPage = z.infer<typeof readinessPageSchema>;

function pageAppliance() {
  return z.object({
    name: z.string(),
    isNormalPrimary: z.boolean(),
    role: z.enum(["primary", "backup", "none", "unknown"]),
    /** Its own /login page; null where its address leads to either appliance. */
    loginUrl: z.string().nullable(),
  });
}
