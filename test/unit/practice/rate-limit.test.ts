import { expect, test } from "vitest";
import { createRateLimit } from "../../../electron/core/practice/appliance/accounts/rate-limit.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

test("the 21st call within a second is refused, and the next second is free again", () => {
  const clock = createFakeClock();
  const limit = createRateLimit(clock, 20);
  const calls = Array.from({ length: 21 }, () => limit.take("watcher").isAllowed);
  expect(calls).toEqual([...Array(20).fill(true), false]);
  expect(limit.take("other").isAllowed).toBe(true);
  clock.advance(1000);
  expect(limit.take("watcher").isAllowed).toBe(true);
});

test("the hour's 15,001st call is refused and the remaining calls are counted down", () => {
  const clock = createFakeClock();
  const limit = createRateLimit(clock, 20);
  expect(limit.take("watcher")).toEqual({ isAllowed: true, remaining: 14_999 });
  for (let call = 2; call <= 15_000; call += 1) {
    clock.advance(100);
    limit.take("watcher");
  }
  clock.advance(100);
  expect(limit.take("watcher")).toEqual({ isAllowed: false, remaining: 0 });
  clock.advance(3_600_000);
  expect(limit.take("watcher")).toEqual({ isAllowed: true, remaining: 14_999 });
});
