/** A pair's history over one period, as it is drawn and exported: schema `pairdesk-history/1` in files. */
import { z } from "zod";
import { deeds } from "../history/deed.ts";
import { holes } from "../history/segment.ts";
import { severitySchema } from "./pair-status.ts";

const time = z.iso.datetime();
const holeSchema = z.enum(holes).nullable();

export const timelineSpanSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("observed"), from: time, until: time, value: z.string(), looks: z.int() }),
  z.object({
    kind: z.literal("not-observed"),
    from: time,
    until: time,
    reason: z.enum([...holes, "not-yet"]),
    /** The value was another one afterwards: it changed somewhere in here. */
    changed: z.object({ from: z.string(), to: z.string() }).nullable(),
  }),
]);
export type TimelineSpan = z.infer<typeof timelineSpanSchema>;

export const timelineIncidentSchema = z.object({
  code: z.string(),
  appliance: z.string().nullable(),
  severity: severitySchema,
  message: z.string(),
  from: time,
  /** Last seen. */
  until: time,
  /** null: it is still there, as far as anybody has looked. */
  ended: time.nullable(),
  /** It may have begun or ended at any moment of a hole. */
  beganAfter: holeSchema,
  endedAfter: holeSchema,
});
export type TimelineIncident = z.infer<typeof timelineIncidentSchema>;

/** What a person wrote, about a moment (`from` is `until`) or a stretch of time. */
export const timelineNoteSchema = z.object({
  id: z.string(),
  from: time,
  until: time,
  text: z.string(),
  /** A number or name in the person's own ticket system. */
  ticket: z.string().nullable(),
  writtenAt: time,
});
export type TimelineNote = z.infer<typeof timelineNoteSchema>;

/** What a person did with Pairdesk. */
const timelineDeedSchema = z.object({ at: time, deed: z.enum(deeds), detail: z.string().nullable() });

/** A line of an appliance's own status history, as a person pasted it. Its wording is the appliance's; nothing is read into it. */
export const timelineReportSchema = z.object({
  id: z.string(),
  appliance: z.string(),
  at: time,
  text: z.string(),
  pastedAt: time,
});
export type TimelineReport = z.infer<typeof timelineReportSchema>;

export const pairTimelineSchema = z.object({
  name: z.string(),
  from: time,
  until: time,
  /** Nothing later is known. */
  asOf: time,
  /** null: nothing was ever recorded. */
  recordedSince: time.nullable(),
  /** Together the spans of a lane are the whole period. */
  lanes: z.array(z.object({ kind: z.string(), appliance: z.string().nullable(), spans: z.array(timelineSpanSchema) })),
  /** The newest first. */
  incidents: z.array(timelineIncidentSchema),
  /** The oldest first, as are deeds and reports. */
  notes: z.array(timelineNoteSchema),
  deeds: z.array(timelineDeedSchema),
  reports: z.array(timelineReportSchema),
  syncs: z.array(z.object({ at: time, status: z.string().nullable(), toldBy: z.string(), toldAt: time })),
  /** When the last sync before the period took place, as far as that is known. */
  syncBefore: time.nullable().optional(),
  /** By the hour; by the day (UTC) in a period of more than 31 days. */
  responses: z.array(
    z.object({
      appliance: z.string(),
      from: time,
      until: time,
      looks: z.int(),
      meanMs: z.number(),
      longestMs: z.number(),
    }),
  ),
  /** Up to `asOf`, from the lane `verdict`: only an outage counts as down, what nobody saw counts as neither. */
  availability: z.object({
    upMs: z.number(),
    downMs: z.number(),
    notObservedMs: z.number(),
    share: z.number().nullable(),
    coverage: z.number().nullable(),
    atLeast: z.number().nullable(),
    atMost: z.number().nullable(),
  }),
});
export type PairTimeline = z.infer<typeof pairTimelineSchema>;
