import { describe, expect, it } from "vitest";
import { createJudgedViews } from "../../fixtures/judged-views.ts";
import { findingCodes } from "../../support/finding-codes.ts";

const views = createJudgedViews(Date.parse("2026-11-01T12:00:00.000Z"));
const codesIn = (name: string) => views[name]?.status.findings.map(({ code }) => code) ?? [];

describe("the judged views", () => {
  it("show every finding that the rules can raise", () => {
    const shown = new Set(Object.values(views).flatMap(({ status }) => status.findings.map(({ code }) => code)));
    expect(findingCodes().length).toBeGreaterThan(35);
    expect(findingCodes().filter((code) => !shown.has(code))).toEqual([]);
  });

  it("are judged at the moment of the picture", () => {
    for (const { assessedAt } of Object.values(views)) expect(assessedAt).toBe("2026-11-01T12:00:00.000Z");
  });

  it.each([
    ["both primary", "conflict"],
    ["both primary settling", "unknown"],
    ["both backup", "conflict"],
    ["both backup settling", "unknown"],
    ["known swap", "unknown"],
    ["takeover seen", "degraded"],
    ["maintenance", "unprotected"],
    ["outage in maintenance", "outage"],
    ["primary dead", "outage"],
    ["own address down", "degraded"],
    ["vantage lost", "unknown"],
    ["auth failed", "unknown"],
    ["site served by backup", "outage"],
    ["shared IP", "protected"],
    ["shared IP on both", "conflict"],
    ["unhealthy primary", "degraded"],
    ["unhealthy backup", "unprotected"],
    ["no failover", "unprotected"],
    ["in good order", "protected"],
  ])("come to the verdict of %s: %s", (name, verdict) => {
    expect(views[name]?.status.verdict).toBe(verdict);
  });

  it("hold no finding where roles settle", () => {
    expect(codesIn("both backup settling")).toEqual([]);
    expect(codesIn("both primary settling")).toEqual([]);
  });
});
