/**
 * Whether this computer's clock stands before what was recorded already. Either it was ahead then, and what lies ahead is
 * untrue; or it is behind now, as for the first moments after a start, and will be set. Only a while tells which.
 */
import { believedPauseMs } from "./lane.ts";
import type { Segment } from "./segment.ts";

/** `in-doubt`: it may be set again any moment. `set-back`: it has stayed. */
export type ClockStanding = "right" | "in-doubt" | "set-back";

/** Time servers are asked within seconds of a start or of a network. */
const doubtedForMs = 5 * 60_000;

export function createClockSetBack(): { read(nowMs: number, last: Iterable<Segment>): ClockStanding } {
  let behindSinceMs: number | null = null;
  return {
    read(nowMs, last) {
      const isBehind = [...last].some(({ lane, untilMs }) => untilMs - nowMs > believedPauseMs(lane));
      if (!isBehind) {
        behindSinceMs = null;
        return "right";
      }
      // Set back once more, the while begins anew.
      if (behindSinceMs === null || nowMs < behindSinceMs) behindSinceMs = nowMs;
      return nowMs - behindSinceMs < doubtedForMs ? "in-doubt" : "set-back";
    },
  };
}
