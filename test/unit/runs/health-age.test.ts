import { expect, test } from "vitest";
import { createHealthAccount } from "../../../electron/core/monitor/health-account.ts";
import { createHealthAge } from "../../../electron/core/runs/health-age.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import { definePair } from "../../support/observations.ts";

const names = ["site1", "site2"];
const cacheMs = 61_000;
const hourMs = 3_600_000;

/** A clock and appliances that were asked at its time. */
function stage() {
  let nowMs = Date.UTC(2026, 2, 2, 12);
  const clock = { nowMs: () => nowMs, setTimer: () => ({ cancel: () => undefined }) };
  const account = createHealthAccount(definePair(), () => emptyMemory);
  const hands = { memory: () => emptyMemory, lastHealthAskedMs: account.lastAskedMs };
  const age = createHealthAge({ names, hands: hands as never, cacheMs, clock: clock as never });
  const ask = () => {
    for (const appliance of names) account.asked({ kind: "health", appliance }, nowMs);
  };
  const move = (ms: number) => {
    nowMs += ms;
  };
  return { age, ask, now: () => nowMs, move };
}

test("a clock that was set back makes no pause longer than the cache, and that pause ends", () => {
  const { age, ask, now, move } = stage();
  ask();
  move(-hourMs);
  expect(age.freshFromMs() - now()).toBe(cacheMs + 1);
  move(cacheMs + 1);
  expect(age.freshFromMs()).toBeLessThanOrEqual(now());
});

test("what is asked after the clock was set back counts", () => {
  const { age, ask, now, move } = stage();
  ask();
  move(-hourMs);
  expect(age.freshFromMs() - now()).toBe(cacheMs + 1);
  move(30_000);
  ask();
  expect(age.freshFromMs() - now()).toBe(cacheMs + 1);
});
