import { z } from "zod";
import { call, nothing } from "./base.ts";

/** Where secrets are kept now. `unavailable`: nowhere, until the person has chosen; pairs are watched without accounts. */
export const vaultStandingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opening") }),
  z.object({ kind: z.literal("keychain") }),
  z.object({ kind: z.literal("memory"), reason: z.string() }),
  z.object({ kind: z.literal("unavailable"), reason: z.string(), advice: z.string() }),
]);
export type VaultStanding = z.infer<typeof vaultStandingSchema>;

/** `memory-for-this-run`: secrets are forgotten at the end. `retry`: ask the keychain again. */
export const vaultChoiceSchema = z.object({ kind: z.enum(["memory-for-this-run", "retry"]) });
export type VaultChoice = z.infer<typeof vaultChoiceSchema>;

export const vaultContract = {
  state: call.input(nothing).output(vaultStandingSchema),
  /** Answers with how it stands afterwards: a keychain that still cannot be used is no error. */
  choose: call.input(vaultChoiceSchema).output(vaultStandingSchema),
};
