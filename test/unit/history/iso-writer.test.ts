import fc from "fast-check";
import { expect, test } from "vitest";
import { createIsoWriter } from "../../../shared/history/iso-writer.ts";

const farthestMs = 8.64e15;

test("writes every time as a Date writes it, whichever was written before", () => {
  const time = fc.oneof(
    fc.integer({ min: -farthestMs, max: farthestMs }),
    fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 0, 4) }),
    fc.constantFrom(0, -1, -farthestMs, farthestMs, Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 1) - 1),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(time), (times) => {
      const iso = createIsoWriter();
      expect(times.map(iso)).toEqual(times.map((ms) => new Date(ms).toISOString()));
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, farthestMs + 1])("refuses %s, which is no time", (ms) => {
  const iso = createIsoWriter();
  iso(farthestMs);
  expect(() => iso(ms)).toThrow(RangeError);
});
