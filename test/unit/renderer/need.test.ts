import { describe, expect, it } from "vitest";
import { byNeed, needsAttention, topFinding } from "../../../renderer/ranking/need.ts";
import { mostInRail, pairsInRail } from "../../../renderer/ranking/pairs-in-rail.ts";
import { fleetOf } from "../../fixtures/fleet-of.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const { byVerdict, swapped, finding, pair } = createPairViews(nowMs);

describe("a pair needs attention", () => {
  it("with every verdict but protected", () => {
    const needing = Object.values(byVerdict).filter(({ status }) => needsAttention(status));
    expect(needing.map(({ status }) => status.verdict).sort()).toEqual(
      ["conflict", "degraded", "outage", "unknown", "unprotected"].sort(),
    );
  });

  it("not when it is degraded by nothing but a swap that lies back", () => {
    expect(needsAttention(swapped.status)).toBe(false);
  });

  it("not when what degrades it is expected", () => {
    const expected = { by: "maintenance", until: "2026-03-01T13:00:00Z" };
    const findings = [finding("SYNC_OVERDUE", "warning", "Late.", { expected })];
    expect(needsAttention({ verdict: "degraded", findings })).toBe(false);
    expect(needsAttention({ verdict: "outage", findings })).toBe(true);
  });
});

describe("the first finding to know", () => {
  it("is the gravest", () => {
    const findings = [finding("A", "info", ""), finding("B", "critical", ""), finding("C", "warning", "")];
    expect(topFinding(findings)?.code).toBe("B");
    expect(topFinding([])).toBeNull();
  });

  it("is one that nobody expects, before a graver one that is expected", () => {
    const expected = { by: "maintenance", until: "2026-03-01T13:00:00Z" };
    const findings = [finding("B", "critical", "", { expected }), finding("C", "warning", "")];
    expect(topFinding(findings)?.code).toBe("C");
  });
});

describe("pairs by need", () => {
  it("stand worst verdict first, a calm swap after what needs somebody, then by name as people count", () => {
    const named = (name: string, view = pair()) => ({ ...view, status: { ...view.status, name } });
    const order = [
      named("Site 10"),
      named("Site 9"),
      named("Swapped", swapped),
      named("Late", byVerdict.degraded),
      named("Dark", byVerdict.unknown),
      named("Torn", byVerdict.conflict),
      named("Down", byVerdict.outage),
      named("Open", byVerdict.unprotected),
    ].sort(byNeed);
    expect(order.map(({ status }) => status.name)).toEqual([
      "Torn",
      "Down",
      "Open",
      "Dark",
      "Late",
      "Swapped",
      "Site 9",
      "Site 10",
    ]);
  });
});

describe("the rail", () => {
  const ranked = fleetOf(50, nowMs).sort(byNeed);

  it("lists the worst", () => {
    expect(pairsInRail(ranked, ranked[2]?.id ?? null)).toEqual(ranked.slice(0, mostInRail));
    expect(pairsInRail(ranked.slice(0, 3), null)).toHaveLength(3);
  });

  it("lists the pair on screen in the last place when it is not among them", () => {
    const shown = ranked[30];
    const listed = pairsInRail(ranked, shown?.id ?? null);
    expect(listed).toHaveLength(mostInRail);
    expect(listed.at(-1)).toBe(shown);
    expect(listed.slice(0, -1)).toEqual(ranked.slice(0, mostInRail - 1));
  });
});
