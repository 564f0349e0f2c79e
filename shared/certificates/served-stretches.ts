/** From when until when an appliance served which certificate, out of what was recorded over time. */
import { believedPauseMs, unknownValue } from "../history/lane.ts";
import type { Segment } from "../history/segment.ts";
import type { ServedStretch } from "./certificates-view.ts";

interface Known {
  subject: string;
  notAfter: string;
}

/**
 * Newest first. `segments`: of one certificate lane, oldest first. What is the same before and after a time in which nobody
 * could tell counts as one stretch: nobody saw another one.
 */
export function servedStretches(
  appliance: string,
  segments: readonly Segment[],
  { nowMs, find }: { nowMs: number; find: (sha256: string) => Known | null },
): ServedStretch[] {
  const seen = segments.filter(({ value }) => value !== unknownValue);
  const spans: Pick<Segment, "lane" | "value" | "fromMs" | "untilMs">[] = [];
  for (const { lane, value, fromMs, untilMs } of seen) {
    const last = spans.at(-1);
    if (last?.value === value) last.untilMs = untilMs;
    else spans.push({ lane, value, fromMs, untilMs });
  }
  const newest = spans.at(-1);
  return spans.reverse().map((span) => {
    const known = find(span.value);
    const isNow = span === newest && nowMs - span.untilMs <= believedPauseMs(span.lane);
    return {
      appliance,
      sha256: span.value,
      subject: known?.subject ?? null,
      notAfter: known?.notAfter ?? null,
      from: new Date(span.fromMs).toISOString(),
      until: isNow ? null : new Date(span.untilMs).toISOString(),
    };
  });
}
