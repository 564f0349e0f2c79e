import fc from "fast-check";
import { expect, test } from "vitest";
import { availability } from "../../../shared/history/availability.ts";
import { look, pauseMs, type StoryEvent, startMs, tell } from "../../support/history/lane-story.ts";
import { story } from "../../support/history/story-arbitrary.ts";

const minute = 60_000;

const measure = ({ segments, nowMs }: ReturnType<typeof tell>, minutes: number) =>
  availability({ segments, believedPauseMs: pauseMs, nowMs }, { fromMs: startMs, untilMs: startMs + minutes * minute });

const looks = (value: string, count: number): StoryEvent[] =>
  Array.from({ length: count }, () => ({ kind: "look", afterMs: minute, value }));

test("an outage counts from the look that showed it to the look that no longer did", () => {
  const result = measure(tell([...looks("protected", 50), ...looks("outage", 10), ...looks("degraded", 40)]), 100);
  expect(result).toMatchObject({ upMs: 89 * minute, downMs: 10 * minute, notObservedMs: minute });
  expect(result.share).toBeCloseTo(89 / 99);
  expect(result.coverage).toBeCloseTo(0.99);
});

test("conflict, unprotected and degraded are no outage, and unknown is not observed", () => {
  const result = measure(
    tell(["conflict", "unprotected", "degraded", "unknown"].flatMap((value) => looks(value, 10))),
    40,
  );
  expect(result).toMatchObject({ downMs: 0, upMs: 30 * minute, notObservedMs: 10 * minute });
});

test("a night in which Pairdesk was off neither improves nor worsens the share, and widens the bounds", () => {
  const watched = tell([...looks("protected", 60), ...looks("outage", 1), ...looks("protected", 60)]);
  const withNight = tell([
    ...looks("protected", 60),
    ...looks("outage", 1),
    ...looks("protected", 60),
    { kind: "interrupt", hole: "off" },
    { kind: "look", afterMs: 8 * 60 * minute, value: "protected" },
  ]);
  const one = measure(watched, 121);
  const other = measure(withNight, 121 + 480);
  expect(other.share).toBeCloseTo(one.share ?? 0);
  expect((other.atMost ?? 0) - (other.atLeast ?? 0)).toBeGreaterThan((one.atMost ?? 0) - (one.atLeast ?? 0));
});

test("nothing observed has no share", () => {
  expect(measure({ segments: [], nowMs: startMs + 60 * minute }, 60)).toMatchObject({ share: null, coverage: 0 });
  expect(measure({ segments: [], nowMs: startMs }, 60)).toMatchObject({ share: null, coverage: null });
});

test("the bounds hold the share, and every millisecond up to now is counted once", () => {
  fc.assert(
    fc.property(story, (events) => {
      const told = tell(events);
      const result = measure(told, 100_000);
      const { upMs, downMs, notObservedMs, share, atLeast, atMost } = result;
      expect(upMs + downMs + notObservedMs).toBe(
        Math.max(0, Math.max(told.nowMs, told.segments.at(-1)?.untilMs ?? 0) - startMs),
      );
      if (share === null || atLeast === null || atMost === null) return;
      expect(share).toBeGreaterThanOrEqual(atLeast - 1e-9);
      expect(share).toBeLessThanOrEqual(atMost + 1e-9);
    }),
    { numRuns: 300 },
  );
});

test("taking observation away never narrows the bounds: what was possible stays possible", () => {
  const value = fc.constantFrom("protected", "outage");
  const steady = fc.array(value, { minLength: 20, maxLength: 80 });
  fc.assert(
    fc.property(steady, fc.nat(100), fc.integer({ min: 3, max: 40 }), (values, at, length) => {
      const from = at % values.length;
      const watched = values.map((one): StoryEvent => ({ kind: "look", afterMs: minute, value: one }));
      const dark = watched.flatMap((event, index): StoryEvent[] => {
        if (event.kind !== "look" || index < from || index >= from + length) return [event];
        // The same minutes pass and nobody looks.
        return [
          { kind: "interrupt", hole: "off" },
          { kind: "clock-set", byMs: minute },
        ];
      });
      const full = measure(tell(watched), values.length);
      const reduced = measure({ ...tell(dark), nowMs: startMs + values.length * minute }, values.length);
      expect(reduced.atLeast ?? 0).toBeLessThanOrEqual((full.atLeast ?? 0) + uncertainty(values.length));
      expect(reduced.atMost ?? 1).toBeGreaterThanOrEqual((full.atMost ?? 1) - uncertainty(values.length));
    }),
    { numRuns: 300 },
  );
});

/** Between two looks a change may have come at any moment: at each edge of what was taken away, one interval. */
const uncertainty = (looksCount: number): number => 2 / looksCount;

test("a steady rhythm of looks is worth what it says", () => {
  expect(measure(tell(look("p".repeat(10), minute)), 10).share).toBe(1);
});
