/** What the lanes of a history say, in words. */
import type { PairTimeline, TimelineIncident, TimelineSpan } from "../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../shared/history/exact-duration.ts";
import { holeNames, valueName } from "../../shared/history/span-words.ts";
import { fullLocalTime } from "./local-time.ts";
import type { Tone } from "./tone.ts";

export type TimelineLane = PairTimeline["lanes"][number];

const tones: Record<string, Tone> = {
  protected: "good",
  degraded: "caution",
  unprotected: "exposed",
  outage: "alarm",
  conflict: "clash",
  yes: "good",
  no: "alarm",
  healthy: "good",
  unhealthy: "caution",
  "in-time": "good",
  overdue: "caution",
  never: "exposed",
  lost: "caution",
  nobody: "alarm",
  other: "alarm",
};

/** null: a value that is neither good nor bad, as a role is. */
export function spanTone(kind: string, span: TimelineSpan): Tone | null {
  if (span.kind === "not-observed") return null;
  if (span.value === "unknown") return "unsure";
  const isJudged = !["role", "certificate", "shared-ips"].includes(kind);
  return isJudged && Object.hasOwn(tones, span.value) ? (tones[span.value] ?? null) : null;
}

export const spanName = (kind: string, span: TimelineSpan): string =>
  span.kind === "observed" ? valueName(kind, span.value) : holeNames[span.reason];

export const lengthOf = ({ from, until }: { from: string; until: string }): string =>
  exactDuration((Date.parse(until) - Date.parse(from)) / 1000);

/** One sentence: what, from when to when, how long, and how it is known. */
export function describeSpan(kind: string, span: TimelineSpan): string {
  const when = `${fullLocalTime(span.from)} to ${fullLocalTime(span.until)}, ${lengthOf(span)}`;
  if (span.kind === "observed") {
    return `${valueName(kind, span.value)}: ${when}. Seen ${span.looks === 1 ? "once" : `${span.looks} times`}.`;
  }
  const { changed } = span;
  const inferred = changed
    ? ` It changed from ${valueName(kind, changed.from)} to ${valueName(kind, changed.to)} somewhere in between; nobody saw when.`
    : "";
  return `${holeNames[span.reason]}: ${when}.${inferred}`;
}

/** Where it began or ended unseen, that is said instead of a time that would look exact. */
export function incidentLength({ from, until, ended, beganAfter, endedAfter }: TimelineIncident): string {
  const length = lengthOf({ from, until: ended ?? until });
  if (ended === null) return `${length} so far`;
  if (endedAfter !== null) return `seen for ${lengthOf({ from, until })}, over when looked at again`;
  return beganAfter === null ? length : `at least ${length}`;
}

const before = {
  begin: "It was there at the first look of all.",
  off: "It was there when Pairdesk looked again; it had been off.",
  asleep: "It was there when this computer woke up.",
  silent: "It was there when a look came back again.",
  lost: "It was there after a part of the record that was damaged.",
  removed: "It was there already in what is no longer kept.",
} as const;

export const incidentOpened = ({ beganAfter }: TimelineIncident): string =>
  beganAfter === null ? "A look saw it begin." : before[beganAfter];

export function incidentClosed({ ended, endedAfter, until }: TimelineIncident): string {
  if (ended === null) return "nothing yet";
  if (endedAfter === null) return `A look saw it gone, ${fullLocalTime(ended)}.`;
  return `Gone when looked at again, ${fullLocalTime(ended)}; last seen ${fullLocalTime(until)}.`;
}
