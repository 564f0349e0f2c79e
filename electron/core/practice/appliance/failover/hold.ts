/**
 * One failover operation at a time, on both appliances of the pair: while one is under way nothing else is begun, and
 * during a data sync before a role change the users are cut off as well (guide, chapter on planned maintenance).
 */
import type { Clock } from "../../../ports.ts";

export interface Hold {
  readonly isBusy: boolean;
  readonly areUsersCutOff: boolean;
  /** False when something is under way already. It ends by itself after `limitMs`, should its owner die. */
  begin(areUsersCutOff: boolean, limitMs: number): boolean;
  end(): void;
}

export function createHold(clock: Clock): Hold {
  let now: { areUsersCutOff: boolean; limit: { cancel(): void } } | null = null;
  const end = () => {
    now?.limit.cancel();
    now = null;
  };
  return {
    get isBusy() {
      return now !== null;
    },
    get areUsersCutOff() {
      return now?.areUsersCutOff ?? false;
    },
    begin(areUsersCutOff, limitMs) {
      if (now) return false;
      now = { areUsersCutOff, limit: clock.setTimer(end, limitMs) };
      return true;
    },
    end,
  };
}
