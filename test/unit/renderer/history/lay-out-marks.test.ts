import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutMarks } from "../../../../renderer/features/history/lay-out-marks.ts";

const iso = (ms: number) => new Date(ms).toISOString();
const strip = { from: iso(0), until: iso(1_000_000), pixels: 1000 };
const at = (from: number, until = from) => ({ from: iso(from * 1000), until: iso(until * 1000) });

test("a moment is a narrow mark, a stretch as wide as it is, and both stay on the strip", () => {
  expect(layOutMarks([at(100), at(200, 300), at(1000)], strip)).toEqual([
    { x: 100, width: 3, index: 0, count: 1 },
    { x: 200, width: 100, index: 1, count: 1 },
    { x: 997, width: 3, index: 2, count: 1 },
  ]);
});

test("what is outside of the time is not drawn, and what reaches into it is", () => {
  expect(layOutMarks([at(-50), at(-50, 20), at(990, 1200), at(1001)], strip)).toEqual([
    { x: 0, width: 20, index: 1, count: 1 },
    { x: 990, width: 10, index: 2, count: 1 },
  ]);
});

test("tens of thousands of moments are no more marks than the strip has room for, and every one is in a mark", () => {
  const moments = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 3000 });
  fc.assert(
    fc.property(moments, (seconds) => {
      const marks = layOutMarks(
        [...seconds].sort((a, b) => a - b).map((second) => at(second)),
        strip,
      );
      expect(marks.length).toBeLessThanOrEqual(1000 / 3 + 2);
      expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(seconds.length);
    }),
    { numRuns: 50 },
  );
});
