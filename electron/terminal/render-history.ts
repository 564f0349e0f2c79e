/** A saved history as text: what it is, availability with its bounds, incidents, and each change of each lane. */
import type { PairTimeline, TimelineIncident, TimelineSpan } from "../../shared/domain/pair-timeline.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { exactDuration } from "../../shared/history/exact-duration.ts";
import { coverageWords, shareWords } from "../../shared/history/share-words.ts";
import { holeNames, laneName, valueName } from "../../shared/history/span-words.ts";
import type { Paint } from "./output.ts";
import { withPlainTexts } from "./plain-text.ts";

const severityStyles = { critical: "red", warning: "yellow", info: "blue" } as const;

export function renderHistory(told: { saved: SavedHistory; sha256: string }, paint: Paint): string {
  const read = withPlainTexts(told);
  const titled = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [paint("bold", title), ...lines.map((line) => `  ${line}`.trimEnd())];
  const { timeline } = read.saved;
  const incidents = timeline.incidents.flatMap((one) => incidentLines(one, paint));
  const blocks = [
    headLines(read, paint),
    titled(`Incidents (${timeline.incidents.length})`, incidents),
    ...timeline.lanes.map(({ kind, appliance, spans }) =>
      titled(
        `${appliance ?? "Pair"}, ${laneName({ kind })}`,
        spans.map((span) => spanLine(kind, span)),
      ),
    ),
    ...saidLines(read.saved).map(([title, lines]) => titled(title, lines)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headLines({ saved, sha256 }: { saved: SavedHistory; sha256: string }, paint: Paint): string[] {
  const { timeline, pair } = saved;
  return [
    paint("bold", `History of ${timeline.name} · ${pair.site.host}`),
    `From ${timeline.from} to ${timeline.until} (UTC; watched in ${saved.timeZone})`,
    `Saved ${saved.savedAt} by Pairdesk ${saved.savedBy}; its checksum fits (${sha256.slice(0, 16)}…)`,
    ...availabilityLines(timeline),
  ];
}

const saidLines = ({ timeline, certificates }: SavedHistory): [title: string, lines: string[]][] => [
  ["Data syncs", timeline.syncs.map(({ at, status, toldBy }) => `${at}  ${status ?? "–"}  told by ${toldBy}`)],
  ["Notes", timeline.notes.map(({ from, text, ticket }) => `${from}  ${ticket ? `[${ticket}] ` : ""}${text}`)],
  ["Done with Pairdesk", timeline.deeds.map(({ at, deed, detail }) => `${at}  ${deed}  ${detail ?? ""}`)],
  ["Reported by appliances", timeline.reports.map(({ at, appliance, text }) => `${at}  ${appliance}: ${text}`)],
  ["Certificates", certificates.map(({ sha256, subject, notAfter }) => `${sha256}  ${subject}  until ${notAfter}`)],
];

function availabilityLines({ availability }: PairTimeline): string[] {
  const { share, coverage, atLeast, atMost } = availability;
  if (share === null || coverage === null || atLeast === null || atMost === null) {
    return ["Availability: not known, nobody watched in this time"];
  }
  const bounds = `between ${shareWords(atLeast)} and ${shareWords(atMost)} of all of it`;
  return [`Availability: ${shareWords(share)} of observed time; observed ${coverageWords(coverage)}; ${bounds}`];
}

function incidentLines({ code, severity, message, from, ended, appliance }: TimelineIncident, paint: Paint): string[] {
  const until = ended ?? "still there";
  return [
    `${from}  ${until}  ${paint(severityStyles[severity], code)}${appliance ? ` ${appliance}` : ""}`,
    `  ${message}`,
  ];
}

function spanLine(kind: string, span: TimelineSpan): string {
  const length = exactDuration((Date.parse(span.until) - Date.parse(span.from)) / 1000);
  if (span.kind === "observed") return `${span.from}  ${length.padEnd(12)}  ${valueName(kind, span.value)}`;
  const { changed } = span;
  const inferred = changed ? ` (${valueName(kind, changed.from)} became ${valueName(kind, changed.to)} meanwhile)` : "";
  return `${span.from}  ${length.padEnd(12)}  ${holeNames[span.reason]}${inferred}`;
}
