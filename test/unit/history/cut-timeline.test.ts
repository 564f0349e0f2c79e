import fc from "fast-check";
import { expect, test } from "vitest";
import { cutTimeline } from "../../../shared/history/cut-timeline.ts";
import { pairTimeline, type StoredHistory } from "../../../shared/history/pair-timeline.ts";
import { timelineOf } from "../../fixtures/timeline-of.ts";
import { startMs, tell } from "../../support/history/lane-story.ts";
import { story } from "../../support/history/story-arbitrary.ts";
import { definePair } from "../../support/observations.ts";

const minute = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const nothing: StoredHistory = {
  segments: [],
  incidents: [],
  notes: [],
  deeds: [],
  reports: [],
  syncs: [],
  responses: [],
  beganMs: null,
};

test("a part of any saved history is what the live one would have drawn for that part", () => {
  const spans = fc.record({
    fromMinute: fc.integer({ min: -100, max: 200 }),
    minutes: fc.integer({ min: 1, max: 600 }),
    cutFrom: fc.double({ min: 0, max: 0.99, noNaN: true }),
    cutShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(story, spans, fc.nat(7_200_000), (events, { fromMinute, minutes, cutFrom, cutShare }, laterMs) => {
      const { segments, nowMs } = tell(events);
      const fromMs = startMs + fromMinute * minute;
      const lengthMs = minutes * minute;
      const partFromMs = Math.floor(fromMs + cutFrom * lengthMs);
      const partUntilMs = Math.min(fromMs + lengthMs, partFromMs + 1 + Math.floor(cutShare * lengthMs));
      const draw = (from: number, until: number) =>
        pairTimeline(definePair(), { ...nothing, segments }, { fromMs: from, untilMs: until, nowMs: nowMs + laterMs });
      const part = cutTimeline(draw(fromMs, fromMs + lengthMs), { fromMs: partFromMs, untilMs: partUntilMs });
      expect(part).toEqual(draw(partFromMs, partUntilMs));
    }),
  );
});

test("data at risk in a part is what the live history would have drawn: from the newest sync before the part", () => {
  const hour = 3_600_000;
  const nowMs = startMs + 48 * hour;
  const lengths = fc.integer({ min: 0, max: 48 });
  fc.assert(
    fc.property(fc.uniqueArray(lengths), lengths, lengths, lengths, (syncHours, from, partFrom, partUntil) => {
      const stored = [...syncHours].sort((a, b) => a - b).map((at) => startMs + at * hour);
      const drawn = (fromMs: number, untilMs: number) => {
        const before = stored.filter((ms) => ms < fromMs).at(-1);
        const syncs = stored
          .filter((ms) => ms >= fromMs && ms < untilMs)
          .map((ms) => ({ at: iso(ms), status: "OK", toldBy: "site1", toldAt: iso(ms) }));
        const syncBefore = before === undefined ? null : iso(before);
        return pairTimeline(definePair(), { ...nothing, syncs, syncBefore }, { fromMs, untilMs, nowMs });
      };
      const [a = 0, b = 0, c = 0] = [from, partFrom, partUntil].sort((x, y) => x - y).map((at) => startMs + at * hour);
      const part = { fromMs: b, untilMs: c + hour };
      expect(cutTimeline(drawn(a, nowMs + hour), part)).toEqual(drawn(part.fromMs, part.untilMs));
    }),
  );
});

test("incidents, notes, deeds and data syncs stay where they touch the part", () => {
  const nowMs = Date.UTC(2026, 2, 1);
  const hour = 3_600_000;
  const day = timelineOf(nowMs, { from: iso(nowMs - 24 * hour), until: iso(nowMs) });
  const early = cutTimeline(day, { fromMs: nowMs - 20 * hour, untilMs: nowMs - 13.6 * hour });
  expect(early.incidents.map(({ code }) => code)).toEqual(["SITE_UNREACHABLE"]);
  expect(early.syncs).toHaveLength(1);
  expect(early).toMatchObject({ notes: [], deeds: [], asOf: iso(nowMs) });
  const late = cutTimeline(day, { fromMs: nowMs - 13.5 * hour, untilMs: nowMs });
  expect(late.incidents.map(({ code }) => code)).toEqual(["TAKEOVER_SEEN"]);
  expect(late).toMatchObject({ notes: [{ ticket: "INC-4711" }], deeds: [{ deed: "maintenance-started" }] });
});
