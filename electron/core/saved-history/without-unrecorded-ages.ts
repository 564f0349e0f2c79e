import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { cutTimeline } from "../../../shared/history/cut-timeline.ts";
import { savedHistoryLimits } from "./limits.ts";

/** Of a time longer than a file can span only what begins with the first that is known of it. */
export function withoutUnrecordedAges(timeline: PairTimeline): PairTimeline {
  const fromMs = Date.parse(timeline.from);
  const untilMs = Date.parse(timeline.until);
  if (untilMs - fromMs <= savedHistoryLimits.longestMs) return timeline;
  const firstMs = beginnings(timeline).reduce((first, at) => Math.min(first, Date.parse(at)), untilMs);
  return firstMs < untilMs ? cutTimeline(timeline, { fromMs: Math.max(fromMs, firstMs), untilMs }) : timeline;
}

const beginnings = ({ recordedSince, incidents, notes, deeds, reports, syncs, responses }: PairTimeline): string[] => [
  ...(recordedSince === null ? [] : [recordedSince]),
  ...[...incidents, ...notes, ...responses].map(({ from }) => from),
  ...[...deeds, ...reports, ...syncs].map(({ at }) => at),
];
