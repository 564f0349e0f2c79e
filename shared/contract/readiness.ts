import { z } from "zod";
import { isAttestedValue } from "../attestations/attested-values.ts";
import { applianceAttestations, attestationItemSchema } from "../domain/attestation.ts";
import { readinessReportFormats } from "../domain/readiness-report.ts";
import { longestSaidBy, longestSaidNote, mostSaidAtOnce } from "../readiness/attest-limits.ts";
import { readinessPageSchema } from "../readiness/readiness-check.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

const ofOne: ReadonlySet<string> = new Set(applianceAttestations);

const settingSchema = z
  .object({ item: attestationItemSchema, appliance: z.string().min(1).max(64).nullable() })
  .refine(({ item, appliance }) => ofOne.has(item) === (appliance !== null), "Say of which appliance, if of one.");

const wordSchema = settingSchema
  .safeExtend({
    value: z.string().min(1).max(64),
    note: z.string().trim().max(longestSaidNote).nullable(),
  })
  .refine(({ item, value }) => isAttestedValue(item, value), "This cannot be said of that setting.");
export type AttestedWord = z.infer<typeof wordSchema>;
export type AttestedSetting = z.infer<typeof settingSchema>;

const pairId = z.object({ pairId: pairIdSchema });

/** Could we switch, and what of it only a person can say. All but `saveReport` answer with the page as it is then. */
export const readinessContract = {
  page: call.input(pairId).output(readinessPageSchema),
  /** Kept all or none, as said now by `by`. */
  attest: call
    .input(
      pairId.extend({
        by: z.string().trim().max(longestSaidBy),
        words: z.array(wordSchema).min(1).max(mostSaidAtOnce),
      }),
    )
    .output(readinessPageSchema),
  /** Takes back the last word on a setting: nobody has said anything of it then. What was said stays in the pair's history. */
  withdraw: call.input(pairId.extend({ setting: settingSchema })).output(readinessPageSchema),
  /** Saved where the person says; null: they thought better of it. */
  saveReport: call
    .input(pairId.extend({ format: z.enum(readinessReportFormats) }))
    .output(z.object({ path: z.string().nullable() })),
};
