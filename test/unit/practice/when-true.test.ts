import { expect, test } from "vitest";
import { whenTrue } from "../../../electron/core/practice/when-true.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function prepare() {
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { clock: createFakeClock(), listeners, onChange };
}

test("a condition that holds already is seen without a change", async () => {
  const { clock, onChange, listeners } = prepare();
  expect(await whenTrue(() => true, onChange, clock, 1000)).toBe(true);
  expect(listeners.size).toBe(0);
});

test("a condition is seen at the change that makes it true", async () => {
  const { clock, onChange, listeners } = prepare();
  let isTrue = false;
  const seen = whenTrue(() => isTrue, onChange, clock, 1000);
  isTrue = true;
  for (const listener of [...listeners]) listener();
  expect(await seen).toBe(true);
  expect(listeners.size).toBe(0);
});

test("a condition that never holds is given up when the time is over", async () => {
  const { clock, onChange, listeners } = prepare();
  const seen = whenTrue(() => false, onChange, clock, 1000);
  clock.advance(1000);
  expect(await seen).toBe(false);
  expect(listeners.size).toBe(0);
});
