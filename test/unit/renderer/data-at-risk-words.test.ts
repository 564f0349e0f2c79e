import { expect, it } from "vitest";
import { riskBasisWords, riskConsequence, riskFigures } from "../../../renderer/words/data-at-risk-words.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const { byVerdict } = createPairViews(nowMs);
const assessedAt = new Date(nowMs).toISOString();

it("lets both figures run on from the conclusion they were part of", () => {
  const risk = { seconds: 724, atMostSeconds: 790, basis: "reported" } as const;
  expect(riskFigures(risk, assessedAt, nowMs)).toEqual({ since: "12 min 04 s", atMost: "13 min 10 s" });
  expect(riskFigures(risk, assessedAt, nowMs + 5000)).toEqual({ since: "12 min 09 s", atMost: "13 min 15 s" });
});

it("never runs backwards when this computer's clock is a little behind", () => {
  const risk = { seconds: 724, atMostSeconds: null, basis: "reported" } as const;
  expect(riskFigures(risk, assessedAt, nowMs - 5000)).toEqual({ since: "12 min 04 s", atMost: null });
});

it("has no figure where no sync is known", () => {
  expect(riskFigures({ seconds: null, atMostSeconds: null, basis: "unknown" }, assessedAt, nowMs)).toBeNull();
});

it("says what would be missing where and how it comes back, and calls nothing lost", () => {
  for (const pair of Object.values(byVerdict)) {
    const words = `${riskConsequence(pair)} ${riskBasisWords[pair.status.dataAtRisk?.basis ?? "unknown"]}`;
    expect(words).toContain("would be missing on");
    expect(words).toContain("sessions and recordings come back only if");
    expect(words).toContain("settings must be entered again");
    expect(words).not.toMatch(/\blost\b/);
  }
  expect(riskConsequence(byVerdict.protected)).toContain(
    "missing on site2; sessions and recordings come back only if site1's disk does",
  );
});
