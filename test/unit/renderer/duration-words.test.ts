import { describe, expect, it } from "vitest";
import { roughDuration, secondsSince } from "../../../renderer/words/duration-words.ts";
import { exactDuration } from "../../../shared/history/exact-duration.ts";

describe("exactDuration", () => {
  it.each([
    [0, "0 s"],
    [59.9, "59 s"],
    [60, "1 min 00 s"],
    [724, "12 min 04 s"],
    [3599, "59 min 59 s"],
    [3600, "1 h 00 min"],
    [11_100, "3 h 05 min"],
    [86_400, "1 d 0 h"],
    [187_200, "2 d 4 h"],
  ])("says %d s as %s", (seconds, words) => {
    expect(exactDuration(seconds)).toBe(words);
  });

  it("takes a negative length, from clocks that differ a little, as none", () => {
    expect(exactDuration(-3)).toBe("0 s");
    expect(roughDuration(-3)).toBe("0 s");
  });
});

describe("roughDuration", () => {
  it.each([
    [8, "8 s"],
    [724, "12 min"],
    [11_100, "3 h"],
    [187_200, "2 d"],
  ])("says %d s as %s", (seconds, words) => {
    expect(roughDuration(seconds)).toBe(words);
  });
});

it("counts seconds from a time to now", () => {
  expect(secondsSince("2026-03-01T10:00:00Z", Date.parse("2026-03-01T10:00:08.500Z"))).toBe(8.5);
});
