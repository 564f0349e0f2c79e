import { expect, test } from "vitest";
import { servedStretches } from "../../../shared/certificates/served-stretches.ts";
import type { Segment } from "../../../shared/history/segment.ts";

const minuteMs = 60_000;
const segment = (value: string, fromMinute: number, untilMinute: number): Segment => ({
  ...{ lane: "certificate/site1", value, fromMs: fromMinute * minuteMs, untilMs: untilMinute * minuteMs },
  ...{ looks: 2, after: null },
});
const at = (minute: number): string => new Date(minute * minuteMs).toISOString();
const find = (sha256: string) => (sha256 === "new" ? { subject: "CN=new", notAfter: at(9_000) } : null);
const stretchesOf = (segments: Segment[], nowMinute: number) =>
  servedStretches("site1", segments, { nowMs: nowMinute * minuteMs, find });

test("a certificate that is served now has no end, and the one before ends where it was seen last", () => {
  expect(stretchesOf([segment("old", 0, 100), segment("new", 105, 200)], 202)).toEqual([
    { appliance: "site1", sha256: "new", subject: "CN=new", notAfter: at(9_000), from: at(105), until: null },
    { appliance: "site1", sha256: "old", subject: null, notAfter: null, from: at(0), until: at(100) },
  ]);
});

test("a time in which nobody could tell does not cut a stretch of the same certificate in two", () => {
  const segments = [segment("new", 0, 100), segment("unknown", 100, 150), segment("new", 150, 200)];
  expect(stretchesOf(segments, 201)).toMatchObject([{ sha256: "new", from: at(0), until: null }]);
});

test("one that came back after another is a stretch of its own", () => {
  const segments = [segment("new", 0, 10), segment("old", 20, 30), segment("new", 40, 50)];
  expect(stretchesOf(segments, 51).map(({ sha256, from }) => [sha256, from])).toEqual([
    ["new", at(40)],
    ["old", at(20)],
    ["new", at(0)],
  ]);
});

test("what was last seen too long ago is not served now", () => {
  expect(stretchesOf([segment("new", 0, 100)], 1_000)).toMatchObject([{ until: at(100) }]);
  expect(stretchesOf([segment("unknown", 0, 100)], 101)).toEqual([]);
});
