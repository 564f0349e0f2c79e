/** Exactly what the timeline draws, as rows of text. */
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import { riskPeaks } from "../../../shared/history/risk-over-time.ts";
import { laneName } from "../../../shared/history/span-words.ts";
import { severityWords } from "../../words/grade-words.ts";
import { incidentClosed, incidentOpened, lengthOf, spanName } from "../../words/history-words.ts";
import { fullLocalTime } from "../../words/local-time.ts";
import { deedName } from "../../words/person-history-words.ts";
import { riskOf } from "./risk-of.ts";

export interface TableRow {
  key: string;
  from: string;
  /** Seconds; null: a moment. */
  seconds: number | null;
  length: string;
  /** An appliance's name, or `Pair`. */
  about: string;
  kind: string;
  value: string;
  known: string;
}

/** Enough to find the worst moments; each other one is the end of a stretch between two syncs. */
const mostPeaks = 20;
const pair = "Pair";
const isTheSame = (from: string, until: string): boolean => from === until;

type Told = Omit<TableRow, "key" | "seconds" | "length" | "from"> & { from: string; until: string };

export function tableRows(timeline: PairTimeline): TableRow[] {
  const told = [
    ...spanRows(timeline),
    ...syncRows(timeline),
    ...riskRows(timeline),
    ...incidentRows(timeline),
    ...personRows(timeline),
  ];
  return told.map(({ until, ...row }, index) => ({
    ...row,
    key: `${index}/${row.from}`,
    seconds: isTheSame(row.from, until) ? null : (Date.parse(until) - Date.parse(row.from)) / 1000,
    length: isTheSame(row.from, until) ? "" : lengthOf({ from: row.from, until }),
  }));
}

const spanRows = ({ lanes }: PairTimeline): Told[] =>
  lanes.flatMap((lane) =>
    lane.spans.map((span) => {
      const changed = span.kind === "not-observed" && span.changed ? "; the change is inferred" : "";
      const known = span.kind === "observed" ? `seen ${span.looks}×` : `not observed${changed}`;
      const { from, until } = span;
      return {
        from,
        until,
        about: lane.appliance ?? pair,
        kind: laneName(lane),
        value: spanName(lane.kind, span),
        known,
      };
    }),
  );

const syncRows = ({ syncs }: PairTimeline): Told[] =>
  syncs.map(({ at, status, toldBy }) => {
    const known = "told by the appliance";
    return { from: at, until: at, about: toldBy, kind: "Data synced", value: status ?? "", known };
  });

const riskRows = (timeline: PairTimeline): Told[] =>
  riskPeaks(riskOf(timeline), mostPeaks).map(({ atMs, ageMs }) => {
    const at = new Date(atMs).toISOString();
    const value = `rose to ${exactDuration(ageMs / 1000)}`;
    return { from: at, until: at, about: pair, kind: "Data at risk", value, known: "reckoned from the syncs" };
  });

const incidentRows = ({ incidents }: PairTimeline): Told[] =>
  incidents.map((incident) => {
    const { code, appliance, severity, message, from, until, ended } = incident;
    return {
      ...{ from, until: ended ?? until, about: appliance ?? pair, kind: "Incident" },
      value: `${severityWords[severity]}, ${code}: ${message}`,
      known: `${incidentOpened(incident)} ${ended === null ? "Still there." : incidentClosed(incident)}`,
    };
  });

function personRows({ notes, deeds, reports }: PairTimeline): Told[] {
  const pastes = [...new Set(reports.map(({ pastedAt }) => pastedAt))];
  const pasted = new Map(pastes.map((at) => [at, `pasted ${fullLocalTime(at)}`]));
  return [
    ...notes.map(({ from, until, text, ticket, writtenAt }) => ({
      ...{ from, until, about: pair, kind: "Note" },
      value: ticket === null ? text : `${text} (${ticket})`,
      known: `written ${fullLocalTime(writtenAt)}`,
    })),
    ...deeds.map((deed) => ({
      ...{ from: deed.at, until: deed.at, about: pair, kind: "Done here" },
      value: deedName(deed),
      known: "done with Pairdesk",
    })),
    ...reports.map(({ appliance, at, text, pastedAt }) => ({
      ...{ from: at, until: at, about: appliance, kind: "Reported by appliance" },
      value: text,
      known: pasted.get(pastedAt) ?? "",
    })),
  ];
}
