import { type Clock, systemClock } from "../../../electron/core/ports.ts";

/** The real clock, with time passing at once when a test says so; timers are the real ones. */
export interface LaterClock extends Clock {
  pass(ms: number): void;
}

export function createLaterClock(): LaterClock {
  let aheadMs = 0;
  return {
    ...systemClock,
    nowMs: () => systemClock.nowMs() + aheadMs,
    pass(ms) {
      aheadMs += ms;
    },
  };
}
