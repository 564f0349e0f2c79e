/** What a person wrote and did, what appliances reported and what was at risk, in words. */
import type { PairTimeline, TimelineNote, TimelineReport } from "../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../shared/history/exact-duration.ts";
import type { RiskSpan } from "../../shared/history/risk-over-time.ts";
import { fullLocalTime } from "./local-time.ts";

type Deed = PairTimeline["deeds"][number];
type Sync = PairTimeline["syncs"][number];

const deedNames: Record<Deed["deed"], string> = {
  "pair-added": "pair added",
  "pair-changed": "pair changed",
  "pair-removed": "pair removed",
  "pair-restored": "pair brought back",
  "secret-set": "secret entered",
  "secret-removed": "secret removed",
  "maintenance-started": "maintenance started",
  "maintenance-ended": "maintenance ended",
  "roles-acknowledged": "role changes taken note of",
  "run-started": "procedure started",
  "run-ended": "procedure ended",
};

const isoTime = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Times in it are those of this computer, as all on the screen, and as exact: they are evidence, up to a year old. */
export function deedName({ deed, detail }: Deed): string {
  const words = detail?.replace(isoTime, (iso) => fullLocalTime(iso));
  return words ? `${deedNames[deed]}: ${words}` : deedNames[deed];
}

export const deedWords = (deed: Deed): string => `${deedName(deed)}, ${fullLocalTime(deed.at)}.`;

export const syncWords = ({ at, status, toldBy }: Sync): string =>
  `data sync, ${fullLocalTime(at)}${status === null ? "" : `, “${status}”`}. Told by ${toldBy}.`;

export const reportWords = ({ at, text, pastedAt }: TimelineReport): string =>
  `“${text}”, ${fullLocalTime(at)}. The appliance's own words, pasted ${fullLocalTime(pastedAt)}.`;

export const noteTime = ({ from, until }: Pick<TimelineNote, "from" | "until">): string =>
  from === until ? fullLocalTime(from) : `${fullLocalTime(from)} to ${fullLocalTime(until)}`;

const longestShown = 300;

export function noteWords(note: TimelineNote): string {
  const text = note.text.length > longestShown ? `${note.text.slice(0, longestShown)}…` : note.text;
  const ticket = note.ticket === null ? "" : ` (${note.ticket})`;
  return `“${text.replace(/\s+/g, " ")}”${ticket}: ${noteTime(note)}.`;
}

const unknownRisk: Record<Extract<RiskSpan, { kind: "not-known" }>["why"], string> = {
  "not-observed": "not known: nobody could see whether data synced",
  "no-sync-known": "not known: no earlier sync is known",
  "not-yet": "lies ahead",
};

export function riskWords(span: RiskSpan): string {
  const when = `${fullLocalTime(new Date(span.fromMs).toISOString())} to ${fullLocalTime(new Date(span.untilMs).toISOString())}`;
  if (span.kind === "not-known") return `${unknownRisk[span.why]}: ${when}.`;
  const grew = `grew from ${exactDuration(span.fromAgeMs / 1000)} to ${exactDuration(span.untilAgeMs / 1000)}`;
  return `${grew}: ${when}.`;
}

/** What the strip says at its end. */
export function riskNow(spans: readonly RiskSpan[]): string {
  const last = spans.findLast((span) => span.kind === "known" || span.why !== "not-yet");
  if (!last) return "";
  return last.kind === "known" ? exactDuration(last.untilAgeMs / 1000) : "not known";
}

const notUnderstoodWords = {
  "no-time": "no date with a time of day",
  "no-such-time": "there is no such date or time",
  "other-zone": "a time zone that is read only when written as UTC, or like UTC+2",
  "skipped-hour": "this hour did not exist: clocks were set forward",
  "only-a-time": "nothing beside the time",
  "too-long": "too long for one line",
} as const;

export const notUnderstood = (why: keyof typeof notUnderstoodWords): string => notUnderstoodWords[why];
