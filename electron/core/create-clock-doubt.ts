/**
 * Whether what is too old by the clock of now may be deleted for good. A clock that is far ahead makes everything too old.
 * It is believed when something was recorded or deleted in the days before, and otherwise when it has gone on to another
 * day: a person who was away for a month keeps the old for a day longer.
 */
import type { Stores } from "./create-stores.ts";
import type { Clock } from "./ports.ts";

export interface ClockDoubt {
  isDoubtful(): boolean;
}

const hourMs = 3_600_000;
const usualPauseMs = 48 * hourMs;
/** A little less than a day: a start at nine follows one at ten. */
const doubtedForMs = 20 * hourMs;
const rememberedForMs = 7 * 24 * hourMs;

/** To be made before the watching begins: what is seen from now on proves nothing. */
export function createClockDoubt(stores: Pick<Stores, "settings" | "retention">, clock: Clock): ClockDoubt {
  const { settings, retention } = stores;
  const startedMs = clock.nowMs();
  return {
    isDoubtful() {
      const nowMs = clock.nowMs();
      const known = [settings.momentMs("last-sweep"), retention.newestMs(startedMs)].filter((ms) => ms !== null);
      if (known.length === 0 || nowMs - Math.max(...known) <= usualPauseMs) return false;
      const doubtedMs = settings.momentMs("clock-doubted");
      const sinceMs = doubtedMs === null ? Number.NEGATIVE_INFINITY : nowMs - doubtedMs;
      if (sinceMs >= doubtedForMs && sinceMs <= rememberedForMs) return false;
      if (sinceMs < 0 || sinceMs > rememberedForMs || doubtedMs === null) settings.putMoment("clock-doubted", nowMs);
      return true;
    },
  };
}
