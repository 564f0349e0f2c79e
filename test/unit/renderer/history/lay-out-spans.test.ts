import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutSpans } from "../../../../renderer/features/history/lay-out-spans.ts";
import type { TimelineSpan } from "../../../../shared/domain/pair-timeline.ts";

const iso = (ms: number) => new Date(ms).toISOString();
/** A second is a pixel. */
const strip = { from: iso(0), until: iso(1_000_000), pixels: 1000 };
const when = (from: number, until: number) => ({ from: iso(from * 1000), until: iso(until * 1000) });
const seen = (value: string, from: number, until: number): TimelineSpan => ({
  kind: "observed",
  value,
  looks: 1,
  ...when(from, until),
});
const unseen = (from: number, until: number): TimelineSpan => ({
  kind: "not-observed",
  reason: "off",
  changed: null,
  ...when(from, until),
});
const draw = (...spans: TimelineSpan[]) =>
  layOutSpans("verdict", spans, strip)
    .sort((a, b) => a.index - b.index)
    .map(({ kind, tone, count, from, until }) => [kind, tone, count, Math.round((until - from) * 10_000) / 10]);

test("a short outage before a quiet month is a bar of its own, and the month stays quiet", () => {
  expect(draw(seen("protected", 0, 100), seen("outage", 100, 100.1), seen("protected", 100.1, 1000))).toEqual([
    ["observed", "good", 1, 100],
    ["observed", "alarm", 1, 0.1],
    ["observed", "good", 1, 899.9],
  ]);
});

test("a short look before a long time that nobody watched leaves that time unwatched", () => {
  expect(draw(unseen(0, 100), seen("protected", 100, 100.1), unseen(100.1, 1000))).toEqual([
    ["not-observed", null, 1, 100],
    ["observed", "good", 1, 0.1],
    ["not-observed", null, 1, 899.9],
  ]);
});

test("narrow neighbours are one bar in the worst tone among them", () => {
  const spans = [seen("protected", 0, 0.3), seen("outage", 0.3, 0.4), unseen(0.4, 0.7)];
  expect(draw(...spans, seen("protected", 0.7, 1000))).toEqual([
    ["observed", "alarm", 3, 0.7],
    ["observed", "good", 1, 999.3],
  ]);
});

test("the worst is painted last, so that a neighbour does not cover what is stretched to a pixel", () => {
  const spans = [seen("outage", 0, 0.2), seen("degraded", 0.2, 50), unseen(50, 60), seen("protected", 60, 1000)];
  expect(layOutSpans("verdict", spans, strip).map(({ index }) => index)).toEqual([3, 2, 1, 0]);
});

test("tens of thousands of spans are no more bars than the strip has room for, and every one is in a bar", () => {
  const value = fc.constantFrom("protected", "degraded", "outage");
  const lengths = fc.array(fc.tuple(value, fc.double({ min: 0.01, max: 3, noNaN: true })), { maxLength: 3000 });
  fc.assert(
    fc.property(lengths, (told) => {
      let atSecond = 0;
      const spans = told.map(([name, length]) => {
        atSecond += length;
        return seen(name, atSecond - length, atSecond);
      });
      const bars = layOutSpans("verdict", spans, { ...strip, until: iso(Math.max(1, atSecond) * 1000) });
      expect(bars.length).toBeLessThanOrEqual(2 * strip.pixels + 1);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(spans.length);
    }),
    { numRuns: 50 },
  );
});
