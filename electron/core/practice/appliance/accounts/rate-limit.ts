/**
 * 20 calls a second and 15,000 an hour for each API account, all endpoints together (api-facts 3.5). Counted per
 * appliance, in windows that begin with an account's first call; whether real appliances share the count is unknown.
 */
import type { Clock } from "../../../ports.ts";

export const callsPerHour = 15_000;

export interface RateLimit {
  /** Counts one call. `remaining`: calls left in this hour. */
  take(clientId: string): { isAllowed: boolean; remaining: number };
}

interface Window {
  beganAtMs: number;
  calls: number;
}

export function createRateLimit(clock: Clock, callsPerSecond: number): RateLimit {
  const hours = new Map<string, Window>();
  const seconds = new Map<string, Window>();

  function count(windows: Map<string, Window>, clientId: string, lengthMs: number): number {
    const nowMs = clock.nowMs();
    const present = windows.get(clientId);
    const current = present && nowMs - present.beganAtMs < lengthMs ? present : { beganAtMs: nowMs, calls: 0 };
    current.calls += 1;
    windows.set(clientId, current);
    return current.calls;
  }

  return {
    take(clientId) {
      const inHour = count(hours, clientId, 3_600_000);
      const inSecond = count(seconds, clientId, 1000);
      return {
        isAllowed: inHour <= callsPerHour && inSecond <= callsPerSecond,
        remaining: Math.max(0, callsPerHour - inHour),
      };
    },
  };
}
