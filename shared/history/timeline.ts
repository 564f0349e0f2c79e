/**
 * From the segments of one lane to spans that fill a window without overlap and without an unnamed hole: what was seen,
 * and what was not, with the reason. Where a value differs on the two sides of a hole, the change is inferred: it happened
 * somewhere in the hole, and nobody knows when.
 */
import type { Hole, Segment } from "./segment.ts";

/** From inclusive, until exclusive; milliseconds since 1970. */
export interface Period {
  fromMs: number;
  untilMs: number;
}

export type Observed = Period & { kind: "observed"; value: string; looks: number };
export type NotObserved = Period & {
  kind: "not-observed";
  /** `not-yet`: it lies ahead. */
  reason: Hole | "not-yet";
  /** The values before and after, where they differ. */
  changed: { from: string; to: string } | null;
};
/** A value that one look alone has seen has no length. */
export type Span = Observed | NotObserved;

export interface LaneInTime {
  /** All segments of one lane that touch the period, in order, with the one before and the one after them. */
  segments: readonly Segment[];
  /** How long the last one is believed to last without another look. */
  believedPauseMs: number;
  /** Nothing later than this has been observed. */
  nowMs: number;
}

export function spansOf({ segments, believedPauseMs, nowMs }: LaneInTime, period: Period): Span[] {
  const last = segments.at(-1);
  const isBelieved = last !== undefined && nowMs - last.untilMs <= believedPauseMs;
  const endMs = isBelieved ? Math.max(nowMs, last.untilMs) : (last?.untilMs ?? period.fromMs);
  const spans: Span[] = [];
  const draw = (span: Span) => {
    if (clip(span, period)) spans.push(span);
  };
  segments.forEach((segment, index) => {
    const before = holeBefore(segment, segments[index - 1], { believedPauseMs, fromMs: period.fromMs });
    if (before) draw(before);
    const next = segments[index + 1];
    const continuesMs = next && reasonBefore(next, segment, believedPauseMs) === null ? next.fromMs : segment.untilMs;
    const { fromMs, value, looks } = segment;
    draw({ kind: "observed", fromMs, untilMs: next ? continuesMs : endMs, value, looks });
  });
  const silentMs = Math.max(endMs, nowMs);
  draw(hole(last ? "off" : "begin", endMs, silentMs));
  draw(hole("not-yet", silentMs, period.untilMs));
  return spans;
}

/** Where no hole was told of, but no look can have confirmed the one before for so long, what lay between was lost. */
function reasonBefore(segment: Segment, before: Segment | undefined, believedPauseMs: number): Hole | null {
  const isTooLong = before !== undefined && segment.fromMs - before.untilMs > believedPauseMs;
  return segment.after ?? (isTooLong ? "lost" : null);
}

function holeBefore(
  segment: Segment,
  before: Segment | undefined,
  period: { believedPauseMs: number; fromMs: number },
): NotObserved | null {
  const reason = reasonBefore(segment, before, period.believedPauseMs);
  if (reason === null) return null;
  const fromMs = before?.untilMs ?? Math.min(period.fromMs, segment.fromMs);
  const isChanged = before !== undefined && before.value !== segment.value;
  const changed = isChanged ? { from: before.value, to: segment.value } : null;
  return hole(reason, fromMs, segment.fromMs, changed);
}

const hole = (
  reason: NotObserved["reason"],
  fromMs: number,
  untilMs: number,
  changed: NotObserved["changed"] = null,
): NotObserved => ({ kind: "not-observed", fromMs, untilMs, reason, changed });

/** Shortens a span of the caller's own making to the period. A moment stays where something was seen in it. */
function clip(span: Span, { fromMs, untilMs }: Period): boolean {
  const isMoment = span.kind === "observed" && span.fromMs === span.untilMs;
  span.fromMs = Math.max(span.fromMs, fromMs);
  span.untilMs = Math.min(span.untilMs, untilMs);
  return span.fromMs < span.untilMs || (isMoment && span.fromMs === span.untilMs);
}
