import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { pairViewSchema } from "../domain/pair-view.ts";
import { call, nothing } from "./base.ts";

const pairId = z.object({ pairId: z.string().min(1).max(64) });

export const pairEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("changed"), pair: pairViewSchema }),
  z.object({ type: z.literal("removed"), pairId: z.string() }),
]);
export type PairEvent = z.infer<typeof pairEventSchema>;

export const pairsContract = {
  list: call.input(nothing).output(z.array(pairViewSchema)),
  /** The latest state of each pair that changed, at most ten times a second for one pair. Does not repeat what `list` says. */
  changed: call.input(nothing).output(eventIterator(pairEventSchema)),
  /** Looks at once instead of waiting for the next scheduled look; answers with what was found. */
  check: call.input(pairId).output(pairViewSchema),
};
