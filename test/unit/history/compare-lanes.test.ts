import { expect, test } from "vitest";
import type { TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import { compareLanes } from "../../../shared/history/compare-lanes.ts";

const hour = 3_600_000;
const at = (hours: number) => new Date(hours * hour).toISOString();
const seen = (value: string, from: number, until: number): TimelineSpan => ({
  kind: "observed",
  from: at(from),
  until: at(until),
  value,
  looks: 1,
});
const gap = (from: number, until: number): TimelineSpan => ({
  kind: "not-observed",
  from: at(from),
  until: at(until),
  reason: "off",
  changed: null,
});
const period = { fromMs: 0, untilMs: 10 * hour };

test("only time that both have observed is compared, and neighbours that differ alike are one difference", () => {
  const first = [seen("protected", 0, 4), seen("outage", 4, 8), seen("protected", 8, 10)];
  const second = [
    gap(0, 2),
    seen("protected", 2, 5),
    seen("protected", 5, 6),
    seen("unknown", 6, 7),
    seen("outage", 7, 9),
  ];
  expect(compareLanes(first, second, period)).toEqual({
    sameMs: 3 * hour,
    differsMs: 3 * hour,
    notComparedMs: 4 * hour,
    differences: [
      { fromMs: 4 * hour, untilMs: 6 * hour, first: "outage", second: "protected" },
      { fromMs: 8 * hour, untilMs: 9 * hour, first: "protected", second: "outage" },
    ],
  });
});

test("a lane that the other does not have cannot be compared at all", () => {
  expect(compareLanes([seen("primary", 0, 10)], [], period)).toEqual({
    sameMs: 0,
    differsMs: 0,
    notComparedMs: 10 * hour,
    differences: [],
  });
});
