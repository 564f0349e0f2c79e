import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAhead, lifeOf } from "../../../shared/certificates/life.ts";
import { defaultThresholds } from "../../../shared/domain/default-thresholds.ts";

const dayMs = 86_400_000;
const endMs = Date.UTC(2026, 5, 1);
const iso = (ms: number) => new Date(ms).toISOString();
const at = (days: number, leftDays: number, thresholds = defaultThresholds) =>
  lifeOf({ notBefore: iso(endMs - days * dayMs), notAfter: iso(endMs) }, endMs - leftDays * dayMs, thresholds);
const daysBefore = (ms: number) => (endMs - ms) / dayMs;

describe("a certificate is to be renewed a third of its life before its end, at most 30 days", () => {
  test.each([
    [398, 30, 5],
    [200, 30, 5],
    [100, 30, 5],
    [90, 30, 5],
    [47, 47 / 3, 5],
    [30, 10, 5],
    [6, 2, 1],
  ])("of %i days: due %f days before, urgent %f days before", (days, due, urgent) => {
    const life = at(days, 0);
    expect(daysBefore(life.renewFromMs)).toBeCloseTo(due, 6);
    expect(daysBefore(life.urgentFromMs)).toBeCloseTo(urgent, 6);
    expect(at(days, due + 0.01).state).toBe("fine");
    expect(at(days, due - 0.01).state).toBe("due");
    expect(at(days, urgent + 0.01).state).toBe("due");
    expect(at(days, urgent - 0.01).state).toBe("urgent");
    expect(at(days, 0).state).toBe("expired");
    expect(at(days, -1)).toMatchObject({ state: "expired", leftMs: -dayMs });
  });
});

test("the pair's own thresholds count", () => {
  expect(at(398, 45, { ...defaultThresholds, certificateExpiringDays: 60 }).state).toBe("due");
  expect(at(100, 25, { ...defaultThresholds, certificateExpiringLifeShare: 0.1 }).state).toBe("fine");
  expect(at(398, 8, { ...defaultThresholds, certificateUrgentDays: 10 }).state).toBe("urgent");
  expect(at(398, 1, { ...defaultThresholds, certificateExpiringDays: 0 }).state).toBe("fine");
  expect(at(398, 1, { ...defaultThresholds, certificateExpiringLifeShare: 0 }).state).toBe("fine");
});

test("without a beginning days alone count", () => {
  const state = (leftDays: number) =>
    lifeOf({ notBefore: null, notAfter: iso(endMs) }, endMs - leftDays * dayMs, defaultThresholds).state;
  expect([31, 29, 4, 0].map(state)).toEqual(["fine", "due", "urgent", "expired"]);
});

test("for any life it is first fine, then due, then urgent, then expired", () => {
  const order = ["fine", "due", "urgent", "expired"];
  const span = fc.double({ min: 0, max: 4000, noNaN: true });
  fc.assert(
    fc.property(span, span, span, (days, left, later) => {
      const [earlier, then] = [at(days, Math.max(left, later)), at(days, Math.min(left, later))];
      expect(order.indexOf(earlier.state)).toBeLessThanOrEqual(order.indexOf(then.state));
      expect(earlier.renewFromMs).toBeLessThanOrEqual(earlier.urgentFromMs);
      expect(earlier.urgentFromMs).toBeLessThanOrEqual(endMs);
    }),
  );
});

test.each([
  [0.5, "in less than a day"],
  [1.9, "in 1 day"],
  [12, "in 12 days"],
])("%f days ahead are %s", (days, words) => {
  expect(daysAhead(days * dayMs)).toBe(words);
});
