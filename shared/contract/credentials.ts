import { z } from "zod";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

/** `watch` looks; `write` is a second account for role changes, where the pair names one. */
export const accountSchema = z.enum(["watch", "write"]);
export type Account = z.infer<typeof accountSchema>;

export const accountStateSchema = z.object({
  appliance: z.string(),
  account: accountSchema,
  /**
   * `refused`: the appliance did not take it; it is not tried again until it is replaced. `memory-only`: known for this
   * run and asked for again at the next start. `unknown`: the keychain cannot be asked.
   */
  state: z.enum(["stored", "missing", "refused", "memory-only", "unknown"]),
});
export type AccountState = z.infer<typeof accountStateSchema>;

const account = z.object({
  pairId: pairIdSchema,
  appliance: z.string().min(1).max(64),
  account: accountSchema.default("watch"),
});
const states = z.array(accountStateSchema);

/** The API accounts' secrets: they go in here and never out. */
export const credentialsContract = {
  /** Stores or replaces it and tries it at once; answers with how the pair's accounts stand. */
  set: call.input(account.extend({ secret: z.string().trim().min(1).max(4096) })).output(states),
  remove: call.input(account).output(states),
  state: call.input(z.object({ pairId: pairIdSchema })).output(states),
};
