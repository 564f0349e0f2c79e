import { describe, expect, test } from "vitest";
import { describeFindings } from "../../support/describe-findings.ts";
import { codesOf, judge } from "../../support/judge.ts";
import { ago, answered, definePair, health } from "../../support/observations.ts";
import { sixHourly, synced } from "../../support/synced.ts";

const hour = 3600;

describeFindings([
  {
    code: "SYNC_OVERDUE",
    severity: "warning",
    raised: [
      { by: "twice the learned interval", seen: synced([37, 31, 25, 19, 13]), says: /12 hours.*6 hours/ },
      {
        by: "more time than the pair allows",
        seen: synced([2]),
        pair: definePair({ thresholds: { syncOverdueSeconds: hour } }),
      },
    ],
    notRaised: [
      { by: "less than twice the learned interval", seen: synced([35, 29, 23, 17, 11]) },
      { by: "13 hours where no interval is known", seen: synced([13]) },
      { by: "13 hours where the syncs have no rhythm", seen: synced([40, 38, 29, 14, 13]) },
      {
        by: "a sync within the longer time that the pair allows",
        seen: synced([30]),
        pair: definePair({ thresholds: { syncOverdueSeconds: 48 * hour } }),
      },
    ],
  },
  {
    code: "SYNC_LATE_TREND",
    severity: "warning",
    raised: [
      { by: "three syncs in a row that came later", seen: synced([...sixHourly, 23, 15, 7]), says: /8 hours.*6 hours/ },
    ],
    notRaised: [
      { by: "two that came later", seen: synced([...sixHourly, 25, 17, 9]) },
      { by: "three that came as usual", seen: synced([...sixHourly, 25, 19, 13]) },
      { by: "too few to know what is usual", seen: synced([31, 25, 17, 9, 1]) },
    ],
  },
  {
    code: "SYNC_STATUS_CHANGED",
    severity: "warning",
    raised: [
      {
        by: "a text that was never there",
        seen: synced([20, 14, 8, 2], (index) => (index < 3 ? "ok" : "partial")),
        says: /"partial".*"ok"/,
      },
    ],
    notRaised: [
      { by: "the usual text", seen: synced([20, 14, 8, 2]) },
      { by: "one of two usual texts", seen: synced([26, 20, 14, 8, 2], (index) => (index % 2 ? "ok" : "done")) },
      { by: "too few to know what is usual", seen: synced([8, 2], (index) => (index ? "partial" : "ok")) },
      { by: "a text that is not told any more", seen: synced([20, 14, 8, 2], (index) => (index < 3 ? "ok" : null)) },
    ],
  },
]);

describe("what is learned of data syncs", () => {
  test("ignores those that nobody saw as they happened, and a person's Sync Now", () => {
    const unwatched = [80, 74, 68, 62, 56, 50].map((hours) =>
      health("site1", answered("site1", { lastSync: { at: ago(hours * hour), status: "ok" } }), {
        secondsAgo: (hours - 2) * hour,
      }),
    );
    expect(codesOf(judge([...unwatched, ...synced([13])]))).toEqual([]);
    expect(codesOf(judge(synced([1.05, 1.04, 1.03, 1.02, 1.01, 1])))).toEqual([]);
  });

  test("is forgotten with the relationship it belonged to", () => {
    const apart = health("site1", answered("site1", { role: "none", lastSync: null }), { secondsAgo: 13.5 * hour });
    expect(codesOf(judge([...synced([37, 31, 25, 19, 13]), apart]))).toEqual([]);
  });
});

describe("with the syncs that the history recorded", () => {
  const seenHoursAgo = (hours: number) => ({
    atMs: Date.parse(ago(hours * hour)),
    toldBy: "site1",
    toldMs: Date.parse(ago(hours * hour)) + 60_000,
  });
  const sixHourlyFrom = (hours: number, count: number) =>
    Array.from({ length: count }, (_, index) => seenHoursAgo(hours + index * 6));

  test("syncs that have come later for so long that memory knows nothing else are still told of", () => {
    const later = synced(Array.from({ length: 12 }, (_, index) => 89 - index * 8));
    expect(codesOf(judge(later))).not.toContain("SYNC_LATE_TREND");
    const status = judge(later, { context: { syncsSeen: sixHourlyFrom(97, 40) } });
    expect(codesOf(status)).toContain("SYNC_LATE_TREND");
    expect(status.findings.find(({ code }) => code === "SYNC_LATE_TREND")?.message).toMatch(/8 hours.*6 hours/);
  });

  test("what memory forgot is known from them: a sync is overdue by the usual interval", () => {
    const alone = synced([13]);
    expect(codesOf(judge(alone))).not.toContain("SYNC_OVERDUE");
    expect(codesOf(judge(alone, { context: { syncsSeen: sixHourlyFrom(13, 6) } }))).toContain("SYNC_OVERDUE");
  });

  test("one that nobody saw as it happened teaches nothing", () => {
    const syncsSeen = sixHourlyFrom(13, 6).map((seen) => ({ ...seen, toldMs: seen.toldMs + 3_600_000 }));
    expect(codesOf(judge(synced([13]), { context: { syncsSeen } }))).not.toContain("SYNC_OVERDUE");
  });

  test("what was told before the appliance was last apart belongs to another relationship", () => {
    const apart = health("site1", answered("site1", { role: "none" }), { secondsAgo: 14 * hour });
    const context = { syncsSeen: sixHourlyFrom(20, 6) };
    expect(codesOf(judge([apart, ...synced([13])], { context }))).not.toContain("SYNC_OVERDUE");
  });

  test("the same syncs in memory and in the history count once", () => {
    const status = judge(synced([...sixHourly, 23, 15, 7]), { context: { syncsSeen: [23, 15, 7].map(seenHoursAgo) } });
    expect(codesOf(status)).toContain("SYNC_LATE_TREND");
  });
});
