import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { type RiskSpan, riskOverTime } from "../../../shared/history/risk-over-time.ts";

const known = new WeakMap<PairTimeline, readonly RiskSpan[]>();

/** Reckoned once a timeline, for the strip and for the table. */
export function riskOf(timeline: PairTimeline): readonly RiskSpan[] {
  const spans = known.get(timeline) ?? riskOverTime(timeline);
  known.set(timeline, spans);
  return spans;
}
