import { describe, expect, it } from "vitest";
import { riskSentence, verdictSentence } from "../../../renderer/words/verdict-words.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { createJudgedViews } from "../../fixtures/judged-views.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const views = createPairViews(nowMs);
const { byVerdict, pair, finding } = views;
const judgedViews = createJudgedViews(nowMs);
const judged = (name: string): PairView => {
  const view = judgedViews[name];
  if (!view) throw new Error(`there is no state ${name}`);
  return view;
};

describe("the sentence of a verdict", () => {
  it("names the appliance that can take over", () => {
    expect(verdictSentence(byVerdict.protected)).toBe("site2 can take over.");
  });

  it("counts what needs attention in a degraded pair and tells the first", () => {
    expect(verdictSentence(byVerdict.degraded)).toBe(
      "site2 can take over, but 2 things need attention. The last data sync is more than a day old.",
    );
  });

  it("is calm about swapped roles and names the present stand-in", () => {
    expect(verdictSentence(views.swapped)).toBe(
      "site1 (normal primary) is backup; site2 holds the primary role. site1 can take over.",
    );
  });

  it("says of an unprotected pair who could not take over for whom, and why", () => {
    expect(verdictSentence(byVerdict.unprotected)).toBe(
      "site2 could not take over if site1 failed now. site2 does not answer on its own address.",
    );
  });

  it("says of an outage what people cannot reach", () => {
    expect(verdictSentence(byVerdict.outage)).toBe(
      "People cannot reach support.example.com, or soon will not. Nobody answers at support.example.com.",
    );
  });

  it("tells the gravest finding, not the first", () => {
    const outage = pair({
      status: {
        verdict: "outage",
        findings: [finding("CLOCK_SKEW", "warning", "Clocks."), finding("SITE_UNREACHABLE", "critical", "Nobody.")],
      },
    });
    expect(verdictSentence(outage)).toMatch(/Nobody\.$/);
  });

  it("says that a conflict was seen only once, and no longer when it was seen again", () => {
    expect(verdictSentence(byVerdict.conflict)).toContain("Seen once so far");
    const confirmed = { ...byVerdict.conflict, status: { ...byVerdict.conflict.status, looks: 2 } };
    expect(verdictSentence(confirmed)).not.toContain("Seen once so far");
  });

  it("says why nothing can be told, and otherwise what is missing", () => {
    expect(verdictSentence(byVerdict.unknown)).toBe(
      "Whether this pair is protected cannot be told from here. site2 refused the API account.",
    );
    const causeless = { ...byVerdict.unknown, status: { ...byVerdict.unknown.status, findings: [] } };
    expect(verdictSentence(causeless)).toBe(
      "Whether this pair is protected cannot be told from here. Not known: the role of site2.",
    );
  });

  it("is calm while roles settle, and says what would make it a conflict", () => {
    expect(verdictSentence(judged("both backup settling"))).toMatch(
      /^Roles are settling: site1 and site2 both say backup/,
    );
    expect(verdictSentence(judged("known swap"))).toMatch(/^Roles are settling/);
    expect(verdictSentence(judged("both primary"))).not.toContain("settling");
  });

  it("says of a lost vantage that it is this computer, and that nothing is declared down", () => {
    expect(verdictSentence(judged("vantage lost"))).toMatch(/^This computer cannot see.*Nothing is declared down/);
  });

  it("does not count what is expected among the things that need attention", () => {
    const { status } = byVerdict.degraded;
    const findings = status.findings.map((found) => ({
      ...found,
      expected: { by: "upgrade", until: "2026-03-01T13:00:00Z" },
    }));
    expect(verdictSentence({ ...byVerdict.degraded, status: { ...status, findings } })).toBe(
      "site2 can take over. What is not as usual now is expected.",
    );
  });

  it("tells people who reach the wrong appliance from people who reach nobody", () => {
    expect(verdictSentence(judged("site served by backup"))).toMatch(
      /^People who open support\.example\.com do not reach/,
    );
    expect(verdictSentence(judged("primary dead"))).toMatch(/^People cannot reach support\.example\.com/);
  });

  it("says of a pair that nobody has looked at just that", () => {
    expect(verdictSentence(pair({ status: { verdict: "unknown", looks: 0 } }))).toBe(
      "Nobody has looked at this pair yet.",
    );
  });
});

describe("the sentence of the risk", () => {
  it("counts from the last sync and names both appliances", () => {
    expect(riskSentence(byVerdict.protected, nowMs)).toBe(
      "If site1 failed now, the last 12 min of sessions, recordings and settings would be missing on site2.",
    );
    expect(riskSentence(byVerdict.protected, nowMs + 60_000)).toContain("the last 13 min of");
  });

  it("follows the roles when they are swapped", () => {
    expect(riskSentence(views.swapped, nowMs)).toMatch(/^If site2 failed now.*missing on site1\.$/);
  });

  it.each(["outage", "conflict", "unprotected", "unknown"] as const)("stays away from %s", (verdict) => {
    expect(riskSentence(byVerdict[verdict], nowMs)).toBeNull();
  });
});
