import { z } from "zod";
import { pairTimelineSchema } from "../domain/pair-timeline.ts";
import { rawAnswerSchema } from "../domain/raw-answer.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

export const rawAnswersQuerySchema = z.object({
  pairId: pairIdSchema,
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** An appliance's name, or `site`. */
  appliance: z.string().min(1).max(64).optional(),
  /** Only those with a smaller id. */
  before: z.int().positive().optional(),
  limit: z.int().min(1).max(200),
});
export type RawAnswersQuery = z.infer<typeof rawAnswersQuerySchema>;

export const rawAnswersPageSchema = z.object({
  answers: z.array(rawAnswerSchema),
  /** What to give as `before` to read on; null at the end. */
  next: z.int().nullable(),
});
export type RawAnswersPage = z.infer<typeof rawAnswersPageSchema>;

/** What was seen of a pair over time, and what was not. */
export const historyContract = {
  /** Refused when the period ends before it begins. */
  timeline: call
    .input(z.object({ pairId: pairIdSchema, from: z.iso.datetime(), until: z.iso.datetime() }))
    .output(pairTimelineSchema),
  /** What appliances answered in the period, the newest first. Refused when the period ends before it begins. */
  rawAnswers: call.input(rawAnswersQuerySchema).output(rawAnswersPageSchema),
};
