/**
 * A clock for long simulated times and many timers: they fire on whole seconds, so that the looks of one second are
 * answered together, and are kept by their second instead of being sorted.
 */
import type { Clock } from "../../electron/core/ports.ts";
import { settled } from "./settled.ts";

interface Timer {
  atMs: number;
  listener: (() => void) | null;
}

export interface DayClock extends Clock {
  /** Timers set and neither due nor cancelled. */
  pending(): number;
  /** Moves on second by second; what follows from a timer has happened before the next second. */
  pass(ms: number): Promise<void>;
}

export function createDayClock(startMs = Date.UTC(2026, 2, 2, 9, 15, 4)): DayClock {
  let nowMs = startMs;
  let pending = 0;
  const bySecond = new Map<number, Timer[]>();
  const second = (ms: number) => Math.ceil(ms / 1000) * 1000;

  return {
    nowMs: () => nowMs,
    pending: () => pending,
    setTimer(listener, delayMs) {
      const timer: Timer = { atMs: second(nowMs + Math.max(1, delayMs)), listener };
      const due = bySecond.get(timer.atMs);
      if (due) due.push(timer);
      else bySecond.set(timer.atMs, [timer]);
      pending += 1;
      return {
        cancel() {
          if (timer.listener) pending -= 1;
          timer.listener = null;
        },
      };
    },
    async pass(ms) {
      const endMs = nowMs + ms;
      await settled();
      for (nowMs = second(nowMs + 1); nowMs <= endMs; nowMs += 1000) {
        const due = bySecond.get(nowMs);
        if (!due) continue;
        bySecond.delete(nowMs);
        for (const timer of due) {
          const { listener } = timer;
          if (listener) pending -= 1;
          timer.listener = null;
          listener?.();
        }
        await settled();
      }
      nowMs = endMs;
    },
  };
}
