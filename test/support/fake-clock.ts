/** A clock that stands still until a test moves it; timers that become due run in order. */
import type { Clock } from "../../electron/core/ports.ts";

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export function createFakeClock(startMs = Date.UTC(2026, 2, 2, 9, 15, 4)): FakeClock {
  let nowMs = startMs;
  const timers = new Set<{ atMs: number; listener: () => void }>();
  return {
    nowMs: () => nowMs,
    setTimer(listener, delayMs) {
      const timer = { atMs: nowMs + delayMs, listener };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        timers.delete(next);
        nowMs = next.atMs;
        next.listener();
      }
      nowMs = endMs;
    },
  };
}
