/** What a schema cannot say of a timeline: it goes forward, and its lanes stay within its period without overlap. */
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { invalid } from "./refusals.ts";

const mostLanes = 200;
/** Longer than anybody has watched: an axis over ten thousand years says nothing. */
const longestMs = 100 * 365.25 * 86_400_000;

/** Throws PairdeskError `saved-history-invalid`. */
export function checkTimes(timeline: PairTimeline): void {
  const { lanes, incidents, notes } = timeline;
  const from = Date.parse(timeline.from);
  const until = Date.parse(timeline.until);
  if (!(from < until)) throw invalid("it ends before it begins");
  if (until - from > longestMs) throw invalid("it is longer than a century");
  if (lanes.length > mostLanes) throw invalid("more lanes than a pair can have");
  for (const { spans } of lanes) {
    let reached = from;
    for (const span of spans) {
      const begin = Date.parse(span.from);
      const end = Date.parse(span.until);
      if (begin < reached || end < begin || end > until) throw invalid("times that overlap or run backwards");
      reached = end;
    }
  }
  if ([...incidents, ...notes].some((one) => Date.parse(one.until) < Date.parse(one.from))) {
    throw invalid("something that ended before it began");
  }
}
