/** A timeline over a part of its period: what the history would have shown for that part at the same moment. */
import type { PairTimeline, TimelineSpan } from "../domain/pair-timeline.ts";
import { availabilityOf } from "./availability.ts";
import type { Period } from "./timeline.ts";

/** @param period within that of the timeline */
export function cutTimeline(timeline: PairTimeline, period: Period): PairTimeline {
  const { fromMs, untilMs } = period;
  const touches = (from: string, until: string) => ms(from) < untilMs && ms(until) >= fromMs;
  const isIn = ({ at }: { at: string }) => touches(at, at);
  const lanes = timeline.lanes.map((lane) => ({ ...lane, spans: cutSpans(lane.spans, period) }));
  return {
    ...timeline,
    from: iso(fromMs),
    until: iso(untilMs),
    lanes,
    incidents: timeline.incidents.filter(({ from, until, ended }) => touches(from, ended ?? until)),
    notes: timeline.notes.filter(({ from, until }) => touches(from, until)),
    deeds: timeline.deeds.filter(isIn),
    reports: timeline.reports.filter(isIn),
    syncs: timeline.syncs.filter(isIn),
    ...syncBeforePart(timeline, fromMs),
    responses: timeline.responses.filter(({ from, until }) => touches(from, iso(ms(until) - 1))),
    availability: availabilityOf((lanes.find(({ kind }) => kind === "verdict")?.spans ?? []).map(toSpan)),
  };
}

const ms = (time: string): number => Date.parse(time);
const iso = (time: number): string => new Date(time).toISOString();

/** Nothing where a file of an older Pairdesk has nothing and no sync of its own is earlier. */
function syncBeforePart({ syncs, syncBefore }: PairTimeline, fromMs: number): Pick<PairTimeline, "syncBefore"> {
  const earlier = syncs.map(({ at }) => ms(at)).filter((at) => at < fromMs);
  if (earlier.length > 0) return { syncBefore: iso(earlier.reduce((newest, at) => Math.max(newest, at))) };
  return syncBefore === undefined ? {} : { syncBefore };
}

function cutSpans(spans: readonly TimelineSpan[], { fromMs, untilMs }: Period): TimelineSpan[] {
  const kept: TimelineSpan[] = [];
  for (const span of spans) {
    const from = ms(span.from);
    const until = ms(span.until);
    // A moment at the edge stays, as it does where a period is drawn in the first place.
    const isMoment = from === until && from >= fromMs && from <= untilMs;
    if (!isMoment && (from >= untilMs || until <= fromMs)) continue;
    const isWhole = from >= fromMs && until <= untilMs;
    kept.push(isWhole ? span : { ...span, from: iso(Math.max(from, fromMs)), until: iso(Math.min(until, untilMs)) });
  }
  return kept;
}

const toSpan = (span: TimelineSpan) => ({ ...span, fromMs: ms(span.from), untilMs: ms(span.until) });
