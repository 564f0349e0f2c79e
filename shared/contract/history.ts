import { z } from "zod";
import { pairTimelineSchema } from "../domain/pair-timeline.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

/** What was seen of a pair over time, and what was not. */
export const historyContract = {
  /** Refused when the period ends before it begins. */
  timeline: call
    .input(z.object({ pairId: pairIdSchema, from: z.iso.datetime(), until: z.iso.datetime() }))
    .output(pairTimelineSchema),
};
