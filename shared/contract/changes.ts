import { z } from "zod";
import { loginChangeSchema } from "../domain/login-change.ts";
import { longestChangeWhat, longestChangeWhere, longestSaidBy } from "../readiness/attest-limits.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

const pairId = z.object({ pairId: pairIdSchema });
const oneChange = pairId.extend({ changeId: z.string().min(1).max(64) });
const time = z.iso.datetime().refine((text) => Math.abs(Date.parse(text)) <= 8.64e15, "This is no time.");

const notedChangeSchema = z.object({
  what: z.string().trim().min(1).max(longestChangeWhat),
  where: z.string().trim().max(longestChangeWhere),
  who: z.string().trim().max(longestSaidBy),
  appliance: z.string().min(1).max(64),
  /** null: now. */
  at: time.nullable(),
});
export type NotedChange = z.infer<typeof notedChangeSchema>;

const listSchema = z.array(loginChangeSchema);

/** Changes made in /login while the stand-in is primary, to be entered again afterwards. All answer with the list, oldest first. */
export const changesContract = {
  list: call.input(pairId).output(listSchema),
  /** Refused in the future, and when the list is full. */
  note: call.input(pairId.extend({ change: notedChangeSchema })).output(listSchema),
  /** Somebody has entered it again. */
  reApply: call.input(oneChange).output(listSchema),
  /** It has not been entered again after all. */
  undoReApply: call.input(oneChange).output(listSchema),
  remove: call.input(oneChange).output(listSchema),
  /** Puts one back that was removed, as it was. */
  restore: call.input(pairId.extend({ change: loginChangeSchema })).output(listSchema),
};
