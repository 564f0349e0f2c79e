/**
 * From the spans of a lane to bars on a strip. What is narrower than a pixel is drawn together with its neighbours, with the
 * worst tone among them, so that a year takes no more bars than the strip has pixels and nothing bad disappears.
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
    if (last && isNarrow(last) && (isNarrow(bar) || (last.until - last.from) * pixels < 0.5)) {
      bars.splice(-1, 1, join(last, bar));
    } else bars.push(bar);
  }
  return bars;
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
