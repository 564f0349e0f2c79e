/**
 * A history as CSV (RFC 4180): a row `meta` with what the whole table rests on, then one row for each span, incident, data
 * sync, note, deed and reported line, times in UTC.
 */
import type { PairTimeline, TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";
import { type CsvRow, csvTable } from "./csv-table.ts";
import { historyFormat } from "./history-json.ts";

const columns = ["record", "lane", "appliance", "from", "until", "value", "looks", "detail"] as const;
type Row = CsvRow<(typeof columns)[number], "record">;

export function historyCsv(saved: SavedHistory): string {
  const { timeline } = saved;
  const rows = [
    ...metaRows(saved),
    ...spanRows(timeline),
    ...incidentRows(timeline),
    ...syncRows(timeline),
    ...saidRows(timeline),
  ];
  return csvTable(columns, rows);
}

function metaRows({ savedBy, savedAt, timeZone, timeline }: SavedHistory): Row[] {
  const { from, until, recordedSince, availability } = timeline;
  const meta = (lane: string, value: string | number | null): Row => ({
    record: "meta",
    lane,
    from,
    until,
    value,
  });
  return [
    meta("schema", historyFormat),
    meta("pair", timeline.name),
    meta("time zone", timeZone),
    meta("saved at", savedAt),
    meta("saved by", `Pairdesk ${savedBy}`),
    meta("recorded since", recordedSince),
    meta("coverage", availability.coverage),
    meta("availability of observed time", availability.share),
    meta("availability at least", availability.atLeast),
    meta("availability at most", availability.atMost),
  ];
}

const spanRows = ({ lanes }: PairTimeline): Row[] =>
  lanes.flatMap(({ kind, appliance, spans }) =>
    spans.map((span) => ({ lane: kind, appliance, from: span.from, until: span.until, ...wordsOf(span) })),
  );

function wordsOf(span: TimelineSpan): Pick<Row, "record" | "value" | "looks" | "detail"> {
  if (span.kind === "observed") return { record: "observed", value: span.value, looks: span.looks };
  const { reason, changed } = span;
  const detail = changed ? `${reason}; changed from ${changed.from} to ${changed.to}` : reason;
  return { record: "not observed", detail };
}

const incidentRows = ({ incidents }: PairTimeline): Row[] =>
  incidents.map(({ code, appliance, severity, message, from, ended }) => ({
    record: "incident",
    lane: code,
    appliance,
    from,
    until: ended,
    value: severity,
    detail: message,
  }));

const syncRows = ({ syncs }: PairTimeline): Row[] =>
  syncs.map(({ at, status, toldBy }) => ({
    record: "data sync",
    appliance: toldBy,
    from: at,
    value: status,
  }));

/** What people wrote and did, and what an appliance said of itself: none of it was observed. */
const saidRows = ({ notes, deeds, reports }: PairTimeline): Row[] => [
  ...notes.map(({ from, until, text, ticket }) => ({
    record: "note",
    from,
    until,
    value: ticket,
    detail: text,
  })),
  ...deeds.map(({ at, deed, detail }) => ({ record: "deed", from: at, value: deed, detail })),
  ...reports.map(({ appliance, at, text }) => ({
    record: "reported by appliance",
    appliance,
    from: at,
    detail: text,
  })),
];
