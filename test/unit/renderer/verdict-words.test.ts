import { describe, expect, it } from "vitest";
import { riskSentence, verdictSentence } from "../../../renderer/words/verdict-words.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const views = createPairViews(nowMs);
const { byVerdict, pair, finding } = views;

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

  it("says what is missing when nothing can be told", () => {
    expect(verdictSentence(byVerdict.unknown)).toBe(
      "Whether this pair is protected cannot be told from here. Not known: the role of site2.",
    );
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
