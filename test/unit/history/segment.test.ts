import fc from "fast-check";
import { expect, test } from "vitest";
import { look, pauseMs, startMs, tell } from "../../support/history/lane-story.ts";
import { story } from "../../support/history/story-arbitrary.ts";

const minute = 60_000;
const atMinute = (count: number) => startMs + count * minute;

test("equal neighbours are one segment, with the count of looks", () => {
  expect(tell(look("aaaa", minute)).segments).toEqual([
    { lane: "verdict", value: "a", fromMs: atMinute(1), untilMs: atMinute(4), looks: 4, after: "begin" },
  ]);
});

test("another value opens a segment that follows without a hole", () => {
  const { segments } = tell(look("aab", minute));
  expect(segments.map(({ value, after }) => [value, after])).toEqual([
    ["a", "begin"],
    ["b", null],
  ]);
});

test("a pause that is longer than believed ends the segment, also when the value is the same afterwards", () => {
  const { segments } = tell([...look("a", minute), ...look("a", pauseMs + 1)]);
  expect(segments.map(({ value, after }) => [value, after])).toEqual([
    ["a", "begin"],
    ["a", "silent"],
  ]);
});

test("a restart shorter than a believed pause leaves no hole", () => {
  const { segments } = tell([...look("a", minute), { kind: "interrupt", hole: "off" }, ...look("a", minute)]);
  expect(segments).toHaveLength(1);
});

test("a hole bears the name of what interrupted the watching", () => {
  const { segments } = tell([
    ...look("a", minute),
    { kind: "interrupt", hole: "asleep" },
    ...look("b", 8 * 60 * minute),
  ]);
  expect(segments.at(-1)).toMatchObject({ value: "b", after: "asleep", fromMs: atMinute(1 + 8 * 60) });
});

test("with the clock set back, looks count for the moment that was reached, and time goes on from there", () => {
  const { segments } = tell([...look("aa", minute), { kind: "clock-set", byMs: -60 * minute }, ...look("ab", minute)]);
  expect(segments).toEqual([
    { lane: "verdict", value: "a", fromMs: atMinute(1), untilMs: atMinute(2), looks: 2, after: "begin" },
    { lane: "verdict", value: "b", fromMs: atMinute(2), untilMs: atMinute(2), looks: 1, after: null },
  ]);
});

test("whatever looks, sleeps and clock steps come: no segment overlaps another, runs backwards or begins when another did", () => {
  fc.assert(
    fc.property(story, (events) => {
      const { segments } = tell(events);
      for (const [index, segment] of segments.entries()) {
        const before = segments[index - 1];
        expect(segment.untilMs).toBeGreaterThanOrEqual(segment.fromMs);
        expect(segment.looks).toBeGreaterThan(0);
        if (!before) continue;
        expect(segment.fromMs).toBeGreaterThan(before.fromMs);
        expect(segment.fromMs).toBeGreaterThanOrEqual(before.untilMs);
        // Joined without a hole only when they differ and the pause was one that is believed.
        if (segment.after === null) {
          expect(segment.value).not.toBe(before.value);
          expect(segment.fromMs - before.untilMs).toBeLessThanOrEqual(Math.max(pauseMs, 1));
        }
      }
    }),
    { numRuns: 500 },
  );
});
