/** What a schema cannot say of a timeline: it goes forward, and its lanes stay within its period without overlap. */
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { savedHistoryLimits } from "./limits.ts";

const mostLanes = 200;

/** null: nothing is wrong with them. */
export function faultInTimes(timeline: PairTimeline): string | null {
  const { lanes, incidents, notes } = timeline;
  const from = Date.parse(timeline.from);
  const until = Date.parse(timeline.until);
  if (!(from < until)) return "it ends before it begins";
  if (until - from > savedHistoryLimits.longestMs) return "it is longer than a century";
  if (lanes.length > mostLanes) return "more lanes than a pair can have";
  for (const { spans } of lanes) {
    let reached = from;
    for (const span of spans) {
      const begin = Date.parse(span.from);
      const end = Date.parse(span.until);
      if (begin < reached || end < begin || end > until) return "times that overlap or run backwards";
      reached = end;
    }
  }
  const isBackwards = [...incidents, ...notes].some((one) => Date.parse(one.until) < Date.parse(one.from));
  return isBackwards ? "something that ended before it began" : null;
}
