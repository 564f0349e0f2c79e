import { z } from "zod";
import { pairTimelineSchema, timelineNoteSchema, timelineReportSchema } from "../domain/pair-timeline.ts";
import { rawAnswerSchema } from "../domain/raw-answer.ts";
import { longestNoteText, longestTicket } from "../history/note-limits.ts";
import { longestReportText, mostReportsAtOnce } from "../history/report-limits.ts";
import { call } from "./base.ts";
import { pairIdSchema } from "./pairs.ts";

const pairId = z.object({ pairId: pairIdSchema });
/** Anything later or earlier is no time of a history, and some of it no time at all for a database. */
const time = z.iso.datetime().refine((text) => Math.abs(Date.parse(text)) <= 8.64e15, "This is no time.");

export const writtenNoteSchema = z.object({
  /** null: a new one. */
  id: z.string().min(1).max(64).nullable(),
  from: time,
  /** The same as `from`: about a moment. */
  until: time,
  text: z.string().trim().min(1).max(longestNoteText),
  ticket: z.string().trim().min(1).max(longestTicket).nullable(),
});
export type WrittenNote = z.infer<typeof writtenNoteSchema>;

export const reportedLineSchema = z.object({ at: time, text: z.string().min(1).max(longestReportText) });
export type ReportedLine = z.infer<typeof reportedLineSchema>;

export const putReportsResultSchema = z.object({
  added: z.int(),
  /** They were there already: same appliance, same moment, same text. */
  known: z.int(),
  /** What `removeReports` takes them back by; null when none was new. */
  pastedAt: z.iso.datetime().nullable(),
});
export type PutReportsResult = z.infer<typeof putReportsResultSchema>;

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

/** What was seen of a pair over time, and what was not; beside it what a person wrote and pasted. */
export const historyContract = {
  /** Refused when the period ends before it begins. */
  timeline: call.input(pairId.extend({ from: time, until: time })).output(pairTimelineSchema),
  /** Adds a note, or replaces the one with its id. Refused when it ends before it begins. */
  putNote: call.input(pairId.extend({ note: writtenNoteSchema })).output(timelineNoteSchema),
  /** Answers with what was removed: putting it again undoes it. */
  removeNote: call.input(pairId.extend({ noteId: z.string().min(1).max(64) })).output(timelineNoteSchema),
  /** What is known already of this stretch of an appliance's own history; both ends belong to it. */
  reports: call
    .input(pairId.extend({ appliance: z.string().min(1).max(64), from: time, until: time }))
    .output(z.array(timelineReportSchema)),
  /** Merges lines of an appliance's own status history into what it is known to have reported. All or none. */
  putReports: call
    .input(
      pairId.extend({
        appliance: z.string().min(1).max(64),
        lines: z.array(reportedLineSchema).min(1).max(mostReportsAtOnce),
      }),
    )
    .output(putReportsResultSchema),
  /** Takes back one paste; answers with what was in it. */
  removeReports: call.input(pairId.extend({ pastedAt: z.iso.datetime() })).output(z.array(timelineReportSchema)),
  /** What appliances answered in the period, the newest first. Refused when the period ends before it begins. */
  rawAnswers: call.input(rawAnswersQuerySchema).output(rawAnswersPageSchema),
};
