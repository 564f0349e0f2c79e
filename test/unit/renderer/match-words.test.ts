import { describe, expect, it } from "vitest";
import { hasWordStart, matchScore } from "../../../renderer/ranking/match-words.ts";

const ranked = (query: string, texts: string[]) =>
  texts
    .map((text) => ({ text, score: matchScore(query, text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

describe("what a person typed", () => {
  it("fits a text's beginning best, then a word's, then inside a word, then scattered letters", () => {
    const texts = ["xx berx", "xber", "bern", "b-e-r", "else"];
    expect(ranked("ber", texts)).toEqual(["bern", "xx berx", "xber", "b-e-r"]);
  });

  it("must fit with every word, in any order", () => {
    expect(ranked("site krems", ["Krems site", "Krems"])).toEqual(["Krems site"]);
  });

  it("fits without regard to case and accents", () => {
    expect(matchScore("EVORA", "Évora 1")).toBeGreaterThan(0);
    expect(matchScore("évora", "Evora 1")).toBeGreaterThan(0);
  });

  it("fits scattered letters only from the start of a word on", () => {
    expect(matchScore("ekl", "Check log")).toBe(0);
    expect(matchScore("chlg", "Check log")).toBeGreaterThan(0);
  });

  it("fits everything when it is nothing", () => {
    expect(matchScore("  ", "anything")).toBeGreaterThan(0);
  });
});

it("knows where words begin", () => {
  expect(hasWordStart("support.bergen", "ber")).toBe(true);
  expect(hasWordStart("support.bergen", "erg")).toBe(false);
  expect(hasWordStart("krems 11, krems 1", "1")).toBe(true);
  expect(hasWordStart("x1 1", "1")).toBe(true);
  expect(hasWordStart("sync_overdue", "overdue")).toBe(true);
  expect(hasWordStart("", "a")).toBe(false);
});
