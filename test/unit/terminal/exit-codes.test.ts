import { expect, test } from "vitest";
import { worstCode } from "../../../electron/terminal/exit-codes.ts";
import { verdictSchema } from "../../../shared/domain/pair-status.ts";

test("each verdict has the exit code of monitoring plugins", () => {
  const codes = Object.fromEntries(verdictSchema.options.map((verdict) => [verdict, worstCode([verdict])]));
  expect(codes).toEqual({ protected: 0, degraded: 1, unprotected: 2, outage: 2, conflict: 2, unknown: 3 });
});

test("of several pairs a critical one counts most, then an unknown one, then a warning", () => {
  expect(worstCode(["protected", "degraded", "unknown", "outage"])).toBe(2);
  expect(worstCode(["unknown", "degraded", "protected"])).toBe(3);
  expect(worstCode(["protected", "degraded"])).toBe(1);
  expect(worstCode(["protected", "protected"])).toBe(0);
});

test("of no pair nothing is known", () => {
  expect(worstCode([])).toBe(3);
});
