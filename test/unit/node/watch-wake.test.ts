import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchWake } from "../../../electron/node/watch-wake.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 2, 2, 9) }));
afterEach(() => void vi.useRealTimers());

function start() {
  const onWake = vi.fn();
  const { stop } = watchWake(onWake);
  return { onWake, stop };
}

describe("watching for wake", () => {
  test("says nothing while timers fire at their time", () => {
    const { onWake, stop } = start();
    vi.advanceTimersByTime(600_000);
    expect(onWake).not.toHaveBeenCalled();
    stop();
  });

  test.each([
    ["slept, or its clock was set forward", 3_600_000],
    ["had its clock set back", -3_600_000],
  ])("says once that the computer %s", (_, jumpMs) => {
    const { onWake, stop } = start();
    vi.advanceTimersByTime(10_000);
    vi.setSystemTime(Date.now() + jumpMs);
    vi.advanceTimersByTime(60_000);
    expect(onWake).toHaveBeenCalledTimes(1);
    stop();
  });
});
