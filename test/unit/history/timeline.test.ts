import fc from "fast-check";
import { expect, test } from "vitest";
import { spansOf } from "../../../shared/history/timeline.ts";
import { look, pauseMs, startMs, tell } from "../../support/history/lane-story.ts";
import { story } from "../../support/history/story-arbitrary.ts";

const minute = 60_000;
const atMinute = (count: number) => startMs + count * minute;

function draw(story: ReturnType<typeof tell>, fromMinute: number, untilMinute: number, nowMs = story.nowMs) {
  const lane = { segments: story.segments, believedPauseMs: pauseMs, nowMs };
  return spansOf(lane, { fromMs: atMinute(fromMinute), untilMs: atMinute(untilMinute) });
}

test("before the first look nothing was observed, and what lies ahead is not drawn as known", () => {
  expect(draw(tell(look("aa", minute)), 0, 5)).toEqual([
    { kind: "not-observed", fromMs: atMinute(0), untilMs: atMinute(1), reason: "begin", changed: null },
    { kind: "observed", fromMs: atMinute(1), untilMs: atMinute(2), value: "a", looks: 2 },
    { kind: "not-observed", fromMs: atMinute(2), untilMs: atMinute(5), reason: "not-yet", changed: null },
  ]);
});

test("a value lasts until the look that shows another one", () => {
  const [first, second] = draw(tell(look("ab", minute)), 1, 2);
  expect(first).toMatchObject({ value: "a", fromMs: atMinute(1), untilMs: atMinute(2) });
  expect(second).toMatchObject({ value: "b", fromMs: atMinute(2), untilMs: atMinute(2) });
});

test("a value is believed until now for as long as a pause is, and no longer", () => {
  const story = tell(look("a", minute));
  expect(draw(story, 1, 60, atMinute(3)).map(({ kind }) => kind)).toEqual(["observed", "not-observed"]);
  expect(draw(story, 1, 60, atMinute(30))).toMatchObject([
    { kind: "observed", untilMs: atMinute(1) },
    { kind: "not-observed", fromMs: atMinute(1), untilMs: atMinute(30), reason: "off" },
    { kind: "not-observed", reason: "not-yet" },
  ]);
});

test("a change in a hole is inferred: from what, to what, and somewhere in it", () => {
  const told = tell([...look("a", minute), { kind: "interrupt", hole: "off" }, ...look("b", 60 * minute)]);
  expect(draw(told, 1, 61)).toContainEqual({
    kind: "not-observed",
    fromMs: atMinute(1),
    untilMs: atMinute(61),
    reason: "off",
    changed: { from: "a", to: "b" },
  });
});

test("a change that follows without a hole, but longer after than a value is believed, has lost what was between", () => {
  const { segments, nowMs } = tell(look("aab", minute));
  const late = segments.map((segment) =>
    segment.value === "b" ? { ...segment, fromMs: atMinute(30), untilMs: atMinute(30) } : segment,
  );
  expect(draw({ segments: late, nowMs: nowMs + 27 * minute }, 1, 30)).toMatchObject([
    { kind: "observed", fromMs: atMinute(1), untilMs: atMinute(2), value: "a" },
    { kind: "not-observed", untilMs: atMinute(30), reason: "lost", changed: { from: "a", to: "b" } },
    { kind: "observed", value: "b" },
  ]);
});

test("a period without any look is one hole", () => {
  expect(draw({ segments: [], nowMs: atMinute(9) }, 0, 9)).toEqual([
    { kind: "not-observed", fromMs: atMinute(0), untilMs: atMinute(9), reason: "begin", changed: null },
  ]);
});

test("any story fills any period without overlap and without an unnamed hole", () => {
  const period = fc.tuple(fc.integer({ min: -100, max: 200 }), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(story, period, fc.nat(7_200_000), (events, [fromMinute, minutes], laterMs) => {
      const told = tell(events);
      const fromMs = atMinute(fromMinute);
      const untilMs = atMinute(fromMinute + minutes);
      const spans = draw(told, fromMinute, fromMinute + minutes, told.nowMs + laterMs);
      expect(spans[0]?.fromMs).toBe(fromMs);
      expect(spans.at(-1)?.untilMs).toBe(untilMs);
      for (const [index, span] of spans.entries()) {
        if (index > 0) expect(span.fromMs).toBe(spans[index - 1]?.untilMs);
        expect(span.untilMs - span.fromMs).toBeGreaterThanOrEqual(span.kind === "observed" ? 0 : 1);
      }
    }),
    { numRuns: 500 },
  );
});
