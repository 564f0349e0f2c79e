/**
 * A timeline as CSV (RFC 4180): one row for each span, incident and data sync, times in UTC. What an appliance said may
 * begin like a formula; a spreadsheet would carry it out, so such a cell begins with an apostrophe.
 */
import type { PairTimeline, TimelineSpan } from "../../../shared/domain/pair-timeline.ts";

const columns = ["record", "lane", "appliance", "from", "until", "value", "looks", "detail"] as const;
type Row = Record<(typeof columns)[number], string | number | null>;

export function historyCsv(timeline: PairTimeline): string {
  const rows = [...spanRows(timeline), ...incidentRows(timeline), ...syncRows(timeline)];
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

const spanRows = ({ lanes }: PairTimeline): Row[] =>
  lanes.flatMap(({ kind, appliance, spans }) =>
    spans.map((span) => ({ lane: kind, appliance, from: span.from, until: span.until, ...wordsOf(span) })),
  );

function wordsOf(span: TimelineSpan): Pick<Row, "record" | "value" | "looks" | "detail"> {
  if (span.kind === "observed") return { record: "observed", value: span.value, looks: span.looks, detail: null };
  const { reason, changed } = span;
  const detail = changed ? `${reason}; changed from ${changed.from} to ${changed.to}` : reason;
  return { record: "not observed", value: null, looks: null, detail };
}

const incidentRows = ({ incidents }: PairTimeline): Row[] =>
  incidents.map(({ code, appliance, severity, message, from, ended }) => ({
    record: "incident",
    lane: code,
    appliance,
    from,
    until: ended,
    value: severity,
    looks: null,
    detail: message,
  }));

const syncRows = ({ syncs }: PairTimeline): Row[] =>
  syncs.map(({ at, status, toldBy }) => ({
    record: "data sync",
    lane: null,
    appliance: toldBy,
    from: at,
    until: null,
    value: status,
    looks: null,
    detail: null,
  }));

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
