import { describe, expect, test } from "vitest";
import { defaultThresholds } from "../../../shared/domain/default-thresholds.ts";
import { pairDefinitionSchema } from "../../../shared/domain/pair.ts";
import { thresholdsOf, thresholdsSchema } from "../../../shared/domain/thresholds.ts";
import { definePair } from "../../support/observations.ts";

describe("the thresholds of a pair", () => {
  test("are the usual ones where nothing else is said", () => {
    expect(thresholdsOf(definePair())).toEqual(defaultThresholds);
    expect(thresholdsOf({ thresholds: { clockSkewSeconds: 5 } })).toEqual({
      ...defaultThresholds,
      clockSkewSeconds: 5,
    });
    expect(thresholdsOf({ thresholds: { clockSkewSeconds: undefined } })).toEqual(defaultThresholds);
  });

  test("may all be set, to their usual values as well", () => {
    expect(thresholdsSchema.parse(defaultThresholds)).toEqual(defaultThresholds);
  });

  test("are refused by name when there is no such threshold, with those there are", () => {
    const issues =
      pairDefinitionSchema.safeParse({ ...definePair(), thresholds: { clockSkew: 5 } }).error?.issues ?? [];
    expect(issues[0]?.path).toEqual(["thresholds"]);
    expect(issues[0]?.message).toMatch(/no threshold clockSkew.*clockSkewSeconds/);
  });

  test.each([
    ["syncOverdueSeconds", 0],
    ["syncOverdueIntervals", 0.5],
    ["certificateExpiringDays", -1],
    ["certificateExpiringLifeShare", 1.1],
    ["clockSkewSeconds", Number.NaN],
    ["staleLooks", 0],
    ["staleLooks", "2"],
  ])("%s cannot be %s", (name, value) => {
    expect(thresholdsSchema.safeParse({ [name]: value }).success).toBe(false);
  });
});

describe("the vantage addresses of a pair", () => {
  test("are written as host and port", () => {
    const withVantage = (vantage: string[]) => pairDefinitionSchema.safeParse({ ...definePair(), vantage }).success;
    expect(withVantage(["192.0.2.1:443", "[2001:db8::1]:53", "dc1.example.com:389"])).toBe(true);
    expect([withVantage(["192.0.2.1"]), withVantage(["dc1:0"]), withVantage(["http://dc1:80"])]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
