/** What a run can find out by looking, as data, and what it found. How each is judged: `checks/judge-check.ts`. */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { gradeSchema } from "../domain/pair-status.ts";
import { vetoHitSchema } from "./vetoes/veto.ts";

/**
 * `not-primary`: backup or none, or silent where others are in sight. `not-primary-so-far`: the same while the site name has
 * not been led away from it yet, so that who answers there may be unknown. `any`: it answers, in whatever role.
 */
export const expectedRoleSchema = z.enum(["primary", "backup", "none", "not-primary", "not-primary-so-far", "any"]);
export type ExpectedRole = z.infer<typeof expectedRoleSchema>;

/** The rows of the veto table that runbooks share (`vetoes/veto-table.ts`). */
export const vetoColumnSchema = z.enum(["planned", "takeover", "force", "conflict", "sync", "establish", "replace"]);
export type VetoColumn = z.infer<typeof vetoColumnSchema>;

/** The two do not reach one another: how one lists the other is from before that, and counts neither for nor against it. */
const isLinkCut = z.boolean().optional();

/** By name, or the one that a person chose at the input of this id. */
const applianceOrInput = z.union([z.string(), z.object({ input: z.string() })]);
export type ApplianceOrInput = z.infer<typeof applianceOrInput>;

export const checkSchema = z.discriminatedUnion("check", [
  /** Everything is looked at now; yes when both appliances answer. What is seen is the plan that the write must still find. */
  z.object({ check: z.literal("look") }),
  /** No when a hard veto holds, unknown when a soft one does. `serving`: the appliance that will serve. */
  z.object({
    check: z.literal("vetoes"),
    column: vetoColumnSchema,
    serving: z.string(),
    /** Whether a sync comes first, once that is answered: the input's id. */
    syncFirstInput: z.string().optional(),
  }),
  z.object({
    check: z.literal("roles"),
    expected: z.array(z.object({ appliance: z.string(), role: expectedRoleSchema })),
    isLinkCut,
  }),
  /** Neither its own address nor the site name brings an answer of it, while this computer sees others. */
  z.object({ check: z.literal("silent"), appliance: z.string() }),
  /** The site name is answered by it, told by its id. */
  z.object({ check: z.literal("site-served-by"), appliance: z.string() }),
  /** Only on a pair with a shared IP: enabled on this one and not on the other; null: on exactly one of the two. */
  z.object({ check: z.literal("shared-ip-on"), appliance: z.string().nullable() }),
  /** A client would accept what it serves under the site name. */
  z.object({ check: z.literal("certificate-accepted"), appliance: z.string() }),
  /**
   * A data sync later than this one; null: than none at all. ISO. `since-run`: later than the one seen at the run's first
   * look. `afterStep`: moreover later than that step's end, so that a sync that came in between by itself does not count.
   */
  z.object({
    check: z.literal("sync-later-than"),
    at: z.union([z.iso.datetime(), z.literal("since-run"), z.object({ afterStep: z.string() })]).nullable(),
  }),
  /** Roles, site name, certificate and shared IP together. */
  z.object({
    check: z.literal("end-state"),
    primary: z.string(),
    backup: z.string(),
    isBackupAlive: z.boolean(),
    isLinkCut,
  }),
  z.object({ check: z.literal("same-software") }),
  /** How many people and clients are connected now. Unknown where the appliance does not tell (v1). */
  z.object({ check: z.literal("connected-clients"), appliance: z.string() }),
  /** What would be missing on the one that takes over. Yes when nothing would. */
  z.object({ check: z.literal("data-at-risk") }),
  /** Where the site name leads, told by several resolvers with the time to live. Yes when they agree and it is short. */
  z.object({ check: z.literal("site-addresses") }),
  /** The votes for the one or the other appliance in a conflict, the recommendation and what it rests on. */
  z.object({ check: z.literal("conflict-evidence") }),
  /** Is the given appliance the one that holds the live data? Yes, no (never by identity alone), unknown. */
  z.object({ check: z.literal("holds-live-data"), input: z.string() }),
  /** Changes in /login made on the stand-in that nobody has entered again yet. Yes when none is open. */
  z.object({ check: z.literal("changes-re-applied") }),
  /**
   * Both serve the same certificate, key and chain, under the site's name and to clients that send none or a wrong one, and what
   * those are shown is neither self-signed nor the factory's. Once a file was found fit: that file's.
   */
  z.object({ check: z.literal("certificates-equal") }),
  /** Clients would accept what it serves, and it is worth copying: not self-signed, not expired, every name covered. */
  z.object({ check: z.literal("certificate-fit"), appliance: applianceOrInput }),
  /**
   * The file that the person gave: whole, with key and chain. `served-by`: exactly what this appliance serves. `new`: a
   * certificate that not both serve to every client yet, strong, made for servers and for every name.
   */
  z.object({
    check: z.literal("certificate-file"),
    holds: z.union([z.object({ servedBy: applianceOrInput }), z.literal("new")]),
  }),
  /** It shows some certificate under the site's name; unknown, and never no, where it cannot be read. */
  z.object({ check: z.literal("certificate-read"), appliance: applianceOrInput }),
  /** What the file holds, or what this appliance shows, ends no earlier than what is shown otherwise. */
  z.object({
    check: z.literal("lasts-as-long"),
    of: z.union([z.literal("file"), z.object({ shownBy: applianceOrInput })]),
  }),
  /**
   * It serves what the given file holds, leaf and chain, to clients that send the site's name, none or one that nobody has, and a
   * strict client accepts it.
   */
  z.object({ check: z.literal("serves-file"), appliance: applianceOrInput }),
  /** The file that the person gave is no longer where it was. Unknown where it had no place of its own. */
  z.object({ check: z.literal("file-gone") }),
]);
export type Check = z.infer<typeof checkSchema>;

/** One fact behind an answer. `about`: an appliance's name, `site`, or null for the pair. `at`: when it was seen. */
export const evidenceLineSchema = z.object({
  about: z.string().nullable(),
  what: z.string(),
  holds: answerSchema,
  at: z.iso.datetime().nullable(),
  grade: gradeSchema,
});
export type EvidenceLine = z.infer<typeof evidenceLineSchema>;

export const checkResultSchema = z.object({
  answer: answerSchema,
  /** One sentence. */
  text: z.string(),
  lines: z.array(evidenceLineSchema),
  /** Of a `vetoes` check: all that hold or may hold. */
  vetoes: z.array(vetoHitSchema).optional(),
  /** Of `conflict-evidence`: the appliance that should be primary; null: cannot tell. */
  recommended: z.string().nullable().optional(),
  /** Of `certificate-file`, where the file holds one: what later steps look for. Fingerprints, never a key. */
  certificate: z
    .object({
      sha256: z.string(),
      keySha256: z.string(),
      subject: z.string(),
      notAfter: z.iso.datetime(),
      /** From the leaf on, without a root. Left out in older journals. */
      chain: z.array(z.string()).optional(),
    })
    .optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
