/**
 * From the spans of a lane to bars on paper. What is too narrow to be printed is drawn together with its neighbours, as the
 * worst of them, so that a year fits a page and nothing bad disappears in it.
 */
import type { TimelineSpan } from "../../../../shared/domain/pair-timeline.ts";
import { type SpanTone, toneOf } from "./span-tone.ts";

export interface PaperBar {
  /** In the units of the drawing. */
  x: number;
  width: number;
  tone: SpanTone;
  /** The worst of those it stands for. */
  span: TimelineSpan;
  count: number;
}

const narrowest = 0.8;
const worstFirst: readonly SpanTone[] = ["down", "exposed", "caution", "unknown", "neutral", "good", "gap", "ahead"];
const rank = (tone: SpanTone): number => worstFirst.indexOf(tone);

export function layOutLane(
  kind: string,
  spans: readonly TimelineSpan[],
  { fromMs, untilMs, width }: { fromMs: number; untilMs: number; width: number },
): PaperBar[] {
  const xOf = (time: string) => ((Date.parse(time) - fromMs) / (untilMs - fromMs)) * width;
  const bars: PaperBar[] = [];
  for (const span of spans) {
    const x = xOf(span.from);
    const bar: PaperBar = { x, width: xOf(span.until) - x, tone: toneOf(kind, span), span, count: 1 };
    const last = bars.at(-1);
    if (last && last.width < narrowest && bar.width < narrowest) bars.splice(-1, 1, join(last, bar));
    else bars.push(bar);
  }
  return bars;
}

function join(a: PaperBar, b: PaperBar): PaperBar {
  const { tone, span } = rank(a.tone) <= rank(b.tone) ? a : b;
  return { x: a.x, width: b.x + b.width - a.x, tone, span, count: a.count + b.count };
}
