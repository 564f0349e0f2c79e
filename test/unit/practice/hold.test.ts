import { expect, test } from "vitest";
import { createHold } from "../../../electron/core/practice/appliance/failover/hold.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

test("only one operation is under way at a time", () => {
  const hold = createHold(createFakeClock());
  expect([hold.begin(true, 1000), hold.begin(false, 1000)]).toEqual([true, false]);
  expect([hold.isBusy, hold.areUsersCutOff]).toEqual([true, true]);
  hold.end();
  expect([hold.isBusy, hold.areUsersCutOff, hold.begin(false, 1000)]).toEqual([false, false, true]);
  expect(hold.areUsersCutOff).toBe(false);
});

test("a hold whose owner died ends by itself, and an ended one does not end the next", () => {
  const clock = createFakeClock();
  const hold = createHold(clock);
  hold.begin(true, 1000);
  clock.advance(1000);
  expect(hold.isBusy).toBe(false);
  hold.begin(true, 1000);
  clock.advance(900);
  hold.end();
  hold.begin(true, 1000);
  clock.advance(900);
  expect(hold.isBusy).toBe(true);
});
