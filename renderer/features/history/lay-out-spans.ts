/**
 * From the spans of a lane to bars on a strip. What is narrower than a pixel is drawn together with narrow neighbours, with
 * the worst tone among them, so that a year takes no more bars than twice the strip's pixels and nothing bad disappears.
 * What is wide keeps what it says: a bad minute beside a quiet month is a line of one pixel, not a bad month.
 */
import type { TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import { spanTone } from "../../words/history-words.ts";
import type { Tone } from "../../words/tone.ts";

export interface Bar {
  /** Shares of the strip, 0 to 1. */
  from: number;
  until: number;
  kind: TimelineSpan["kind"];
  tone: Tone | null;
  /** The first span it stands for, and how many. */
  index: number;
  count: number;
}

const worstFirst: readonly (Tone | null)[] = ["clash", "alarm", "exposed", "caution", "unsure", null, "good"];
const worse = (a: Tone | null, b: Tone | null): Tone | null => (worstFirst.indexOf(a) <= worstFirst.indexOf(b) ? a : b);

/** In the order in which they are painted: the worst last, so that no neighbour covers a bar which is stretched to a pixel. */
export function layOutSpans(
  laneKind: string,
  spans: readonly TimelineSpan[],
  { from, until, pixels }: { from: string; until: string; pixels: number },
): Bar[] {
  const beginMs = Date.parse(from);
  const lengthMs = Date.parse(until) - beginMs;
  const share = (time: string) => (Date.parse(time) - beginMs) / lengthMs;
  const bars: Bar[] = [];
  for (const [index, span] of spans.entries()) {
    const bar: Bar = {
      from: share(span.from),
      until: share(span.until),
      kind: span.kind,
      tone: spanTone(laneKind, span),
      index,
      count: 1,
    };
    const last = bars.at(-1);
    const isNarrow = (one: Bar) => (one.until - one.from) * pixels < 1;
    if (last && isNarrow(last) && isNarrow(bar)) bars.splice(-1, 1, join(last, bar));
    else bars.push(bar);
  }
  return bars.sort((a, b) => worstFirst.indexOf(b.tone) - worstFirst.indexOf(a.tone));
}

/** What was seen counts more than what was not: a hole among looks is found in the table. */
const join = (a: Bar, b: Bar): Bar => ({
  ...a,
  until: b.until,
  kind: a.kind === "observed" || b.kind === "observed" ? "observed" : "not-observed",
  tone: toneOf(a, b),
  count: a.count + b.count,
});

function toneOf(a: Bar, b: Bar): Tone | null {
  if (a.kind === "not-observed") return b.tone;
  return b.kind === "not-observed" ? a.tone : worse(a.tone, b.tone);
}
