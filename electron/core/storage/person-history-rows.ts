/** The rows of what a person wrote, did and pasted, read. Throws on another form. */
import { z } from "zod";
import type { TimelineNote, TimelineReport } from "../../../shared/domain/pair-timeline.ts";
import { type Deed, deeds } from "../../../shared/history/deed.ts";

const iso = (ms: number): string => new Date(ms).toISOString();

const noteRow = z.object({
  id: z.string(),
  from_ms: z.int(),
  until_ms: z.int(),
  text: z.string(),
  ticket: z.string().nullable(),
  written_ms: z.int(),
});

export function readNote(row: unknown): TimelineNote {
  const { id, text, ticket, ...times } = noteRow.parse(row);
  return {
    id,
    from: iso(times.from_ms),
    until: iso(times.until_ms),
    text,
    ticket,
    writtenAt: iso(times.written_ms),
  };
}

const deedRow = z.object({ at_ms: z.int(), deed: z.enum(deeds), detail: z.string().nullable() });

export function readDeed(row: unknown): Deed {
  const { at_ms: atMs, deed, detail } = deedRow.parse(row);
  return { atMs, deed, detail };
}

const reportRow = z.object({
  id: z.int(),
  at_ms: z.int(),
  appliance: z.string(),
  text: z.string(),
  pasted_ms: z.int(),
});

export function readReport(row: unknown): TimelineReport {
  const { id, at_ms: atMs, appliance, text, pasted_ms: pastedMs } = reportRow.parse(row);
  return { id: `report-${id}`, appliance, at: iso(atMs), text, pastedAt: iso(pastedMs) };
}
