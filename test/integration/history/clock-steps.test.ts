import { expect, test } from "vitest";
import type { PairTimeline, TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import { type RecordedPair, recordPair } from "../../support/history/recorded-pair.ts";
import { answered, unreachable } from "../../support/observations.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

const verdictOf = ({ lanes }: PairTimeline): TimelineSpan[] =>
  lanes.find(({ kind }) => kind === "verdict")?.spans ?? [];
const words = (spans: TimelineSpan[]): string[] =>
  spans
    .filter(({ from, until }) => Date.parse(until) - Date.parse(from) > minuteMs)
    .map((span) => (span.kind === "observed" ? span.value : `(${span.reason})`));

async function outage({ script, clock }: RecordedPair, minutes: number): Promise<void> {
  Object.assign(script, { health1: unreachable, probe1: unreachable, siteOutcome: unreachable });
  await clock.pass(minutes * minuteMs);
  const back = {
    health1: answered("site1"),
    probe1: { kind: "answered", status: 200 },
    siteOutcome: answered("site1"),
  };
  Object.assign(script, back);
}

for (const [ahead, byMs] of [
  ["a day", dayMs],
  ["ten years", 3650 * dayMs],
] as const) {
  test(`after looks with the clock ${ahead} ahead, the history goes on at the right time`, async () => {
    const recorded = recordPair();
    const { clock } = recorded;
    await recorded.start();
    await clock.pass(20 * minuteMs);
    recorded.setClock(byMs);
    await clock.pass(minuteMs);
    recorded.setClock(-byMs);
    await clock.pass(20 * minuteMs);
    await outage(recorded, 30);
    await clock.pass(20 * minuteMs);
    const timeline = recorded.timeline(80);
    expect(words(verdictOf(timeline))).toEqual(["protected", "(asleep)", "protected", "outage", "protected"]);
    expect(timeline.availability.downMs / minuteMs).toBeCloseTo(30, 0);
    const ends = recorded.store.lastSegments("pair-1").map(({ untilMs }) => untilMs);
    expect(Math.max(...ends)).toBeLessThanOrEqual(clock.nowMs());
    for (const { from, until } of timeline.incidents)
      expect(Date.parse(until)).toBeGreaterThanOrEqual(Date.parse(from));
  });
}

test("a new start with the clock right again goes on from what was seen before it was ahead", async () => {
  const recorded = recordPair();
  const { clock } = recorded;
  const first = await recorded.start();
  await clock.pass(20 * minuteMs);
  recorded.setClock(dayMs);
  await clock.pass(minuteMs);
  await first.close();
  recorded.setClock(-dayMs);
  await recorded.start();
  await clock.pass(20 * minuteMs);
  expect(words(verdictOf(recorded.timeline(41)))).toEqual(["protected", "(asleep)", "protected"]);
});

test("a clock that is behind for a moment takes nothing from the history", async () => {
  const recorded = recordPair();
  const { clock } = recorded;
  await recorded.start();
  await clock.pass(10 * minuteMs);
  await outage(recorded, 10);
  await clock.pass(10 * minuteMs);
  recorded.setClock(-3 * 3_600_000);
  await clock.pass(2 * minuteMs);
  recorded.setClock(3 * 3_600_000);
  await clock.pass(10 * minuteMs);
  const timeline = recorded.timeline(41);
  expect(timeline.availability.downMs / minuteMs).toBeCloseTo(10, 0);
  expect(words(verdictOf(timeline)).filter((word) => word === "outage")).toHaveLength(1);
});

test("a clock that lost its battery takes nothing from a history of days", async () => {
  const recorded = recordPair();
  const { clock } = recorded;
  const watched = { lane: "verdict", value: "protected", looks: 2880, after: "begin" as const };
  const days = { ...watched, fromMs: clock.nowMs() - 2 * dayMs, untilMs: clock.nowMs() };
  recorded.store.put("pair-1", { segments: [days], incidents: [], syncs: [], responses: [] });
  recorded.setClock(-2000 * dayMs);
  await recorded.start();
  await clock.pass(30 * minuteMs);
  const kept = recorded.store.segments("pair-1", { fromMs: days.fromMs, untilMs: days.untilMs });
  expect(kept.filter(({ lane }) => lane === "verdict")[0]).toEqual(days);
});

test("after a clock was set back a little, no incident ends before it began or another of its kind has ended", async () => {
  const recorded = recordPair();
  const { clock, script } = recorded;
  await recorded.start();
  await clock.pass(10 * minuteMs);
  await outage(recorded, 10);
  await clock.pass(minuteMs);
  recorded.setClock(-2 * minuteMs);
  Object.assign(script, { health1: unreachable, probe1: unreachable, siteOutcome: unreachable });
  await clock.pass(10 * minuteMs);
  const own = recorded.timeline(60).incidents.filter(({ code }) => code === "APPLIANCE_UNREACHABLE");
  const [second, first] = own;
  expect(own).toHaveLength(2);
  expect(Date.parse(second?.from ?? "")).toBeGreaterThanOrEqual(Date.parse(first?.ended ?? ""));
});
