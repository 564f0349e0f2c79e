/**
 * The share of time in which people could work, of the time in which somebody looked. Time that nobody watched improves
 * nothing and worsens nothing: it widens the bounds, which say what the share could be at worst and at best.
 */
import { type LaneInTime, type Period, spansOf } from "./timeline.ts";

export interface Availability {
  /** Milliseconds; together they are the whole period up to now. */
  upMs: number;
  downMs: number;
  notObservedMs: number;
  /** up / (up + down); null when nothing was observed. */
  share: number | null;
  /** (up + down) / all; null for a period that has not begun. */
  coverage: number | null;
  /** up / all, and (up + not observed) / all. */
  atLeast: number | null;
  atMost: number | null;
}

/** As much of a span as is counted. */
type JudgedSpan = Period & ({ kind: "observed"; value: string } | { kind: "not-observed"; reason: string });

/** Only an outage keeps people from working; what cannot be told is not counted as either. */
const countsAs = (span: JudgedSpan): "up" | "down" | "not-observed" | null => {
  if (span.kind === "not-observed") return span.reason === "not-yet" ? null : "not-observed";
  if (span.value === "unknown") return "not-observed";
  return span.value === "outage" ? "down" : "up";
};

/** @param verdicts the lane `verdict` */
export const availability = (verdicts: LaneInTime, period: Period): Availability =>
  availabilityOf(spansOf(verdicts, period));

/** @param spans of the lane `verdict`, over the whole period */
export function availabilityOf(spans: readonly JudgedSpan[]): Availability {
  const sums = { up: 0, down: 0, "not-observed": 0 };
  for (const span of spans) {
    const kind = countsAs(span);
    if (kind) sums[kind] += span.untilMs - span.fromMs;
  }
  const observedMs = sums.up + sums.down;
  const allMs = observedMs + sums["not-observed"];
  const ofAll = (ms: number) => (allMs === 0 ? null : ms / allMs);
  return {
    upMs: sums.up,
    downMs: sums.down,
    notObservedMs: sums["not-observed"],
    share: observedMs === 0 ? null : sums.up / observedMs,
    coverage: ofAll(observedMs),
    atLeast: ofAll(sums.up),
    atMost: ofAll(sums.up + sums["not-observed"]),
  };
}
