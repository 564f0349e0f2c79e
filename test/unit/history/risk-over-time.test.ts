import fc from "fast-check";
import { expect, test } from "vitest";
import type { TimelineSpan } from "../../../shared/domain/pair-timeline.ts";
import { type RiskSpan, riskColumns, riskOverTime, riskPeaks } from "../../../shared/history/risk-over-time.ts";

const minute = 60_000;
const startMs = Date.UTC(2026, 2, 1);
const iso = (minutes: number) => new Date(startMs + minutes * minute).toISOString();
const seen = (from: number, until: number, value = "in-time"): TimelineSpan => ({
  kind: "observed",
  from: iso(from),
  until: iso(until),
  value,
  looks: 1,
});
const hole = (from: number, until: number, reason: "off" | "not-yet" = "off"): TimelineSpan => ({
  kind: "not-observed",
  from: iso(from),
  until: iso(until),
  reason,
  changed: null,
});
const sync = (at: number) => ({ at: iso(at), status: "ok", toldBy: "site1", toldAt: iso(at + 1) });

function draw(spans: TimelineSpan[], syncs: number[], syncBefore: number | null = null): RiskSpan[] {
  const [first, last] = [spans[0]?.from ?? iso(0), spans.at(-1)?.until ?? iso(60)];
  return riskOverTime({
    from: first,
    until: last,
    lanes: [{ kind: "sync", appliance: null, spans }],
    syncs: syncs.map(sync),
    syncBefore: syncBefore === null ? null : iso(syncBefore),
  });
}
const inMinutes = (spans: RiskSpan[]) =>
  spans.map((span) => {
    const [from, until] = [(span.fromMs - startMs) / minute, (span.untilMs - startMs) / minute];
    return span.kind === "known"
      ? [from, until, span.fromAgeMs / minute, span.untilAgeMs / minute]
      : [from, until, span.why];
  });

test("it grows with the time and falls at each sync", () => {
  expect(inMinutes(draw([seen(0, 60)], [15, 30], -5))).toEqual([
    [0, 15, 5, 20],
    [15, 30, 0, 15],
    [30, 60, 0, 30],
  ]);
});

test("before the first sync that anybody knows of nothing is known", () => {
  expect(inMinutes(draw([seen(0, 60)], [20]))).toEqual([
    [0, 20, "no-sync-known"],
    [20, 60, 0, 40],
  ]);
});

test("where nobody looked nothing is known, and a sync in a hole counts from the next look on", () => {
  expect(inMinutes(draw([seen(0, 20), hole(20, 40), seen(40, 60), hole(60, 70, "not-yet")], [10, 30], 0))).toEqual([
    [0, 10, 0, 10],
    [10, 20, 0, 10],
    [20, 40, "not-observed"],
    [40, 60, 10, 30],
    [60, 70, "not-yet"],
  ]);
});

test("appliances that could not be asked tell nothing; neither does a history without the lane", () => {
  expect(inMinutes(draw([seen(0, 20), seen(20, 40, "unknown"), seen(40, 60, "overdue")], [], -10))).toEqual([
    [0, 20, 10, 30],
    [20, 40, "not-observed"],
    [40, 60, 50, 70],
  ]);
  const told = riskOverTime({ from: iso(0), until: iso(9), lanes: [], syncs: [sync(1)], syncBefore: null });
  expect(inMinutes(told)).toEqual([[0, 9, "not-observed"]]);
});

test("the peaks are how far it rose, the highest first, and the columns show the highest of their part", () => {
  const spans = draw([seen(0, 60)], [15, 45], 0);
  expect(riskPeaks(spans, 2).map(({ atMs, ageMs }) => [(atMs - startMs) / minute, ageMs / minute])).toEqual([
    [45, 30],
    [60, 15],
  ]);
  const period = { fromMs: startMs, untilMs: startMs + 60 * minute };
  expect(riskColumns(spans, period, 4).map((age) => (age ?? 0) / minute)).toEqual([15, 15, 30, 15]);
  expect(riskColumns(draw([hole(0, 30), seen(30, 60)], [], 0), period, 2)).toEqual([null, 60 * minute]);
});

test("any story fills the period without overlap, never falls but at a sync, and no peak is higher than its column", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom("in-time", "unknown", "off")), {
    minLength: 1,
    maxLength: 12,
  });
  const times = fc.uniqueArray(fc.integer({ min: -100, max: 1_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(lengths, times, (parts, at) => {
      let reached = 0;
      const spans = parts.map(([length, value]) => {
        const from = reached;
        reached += length;
        return value === "off" ? hole(from, reached) : seen(from, reached, value);
      });
      const sorted = at.filter((time) => time <= reached).sort((a, b) => a - b);
      const risk = draw(spans, sorted);
      expect(risk[0]?.fromMs).toBe(startMs);
      expect(risk.at(-1)?.untilMs).toBe(startMs + reached * minute);
      for (const [index, span] of risk.entries()) {
        const before = risk[index - 1];
        if (before) expect(span.fromMs).toBe(before.untilMs);
        expect(span.untilMs).toBeGreaterThan(span.fromMs);
        if (span.kind !== "known") continue;
        expect(span.fromAgeMs).toBeGreaterThanOrEqual(0);
        expect(span.untilAgeMs - span.fromAgeMs).toBe(span.untilMs - span.fromMs);
        expect(sorted).toContain((span.fromMs - span.fromAgeMs - startMs) / minute);
      }
      const columns = riskColumns(risk, { fromMs: startMs, untilMs: startMs + reached * minute }, 7);
      const highest = Math.max(0, ...riskPeaks(risk, 1).map(({ ageMs }) => ageMs));
      expect(Math.max(0, ...columns.map((age) => age ?? 0))).toBeCloseTo(highest, 3);
    }),
    { numRuns: 300 },
  );
});
