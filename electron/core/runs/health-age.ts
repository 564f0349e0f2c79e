/** Which answers about health can be new: an appliance repeats its last one for a minute, whoever asked for it. */
import { latest } from "../../../shared/assessment/memory.ts";
import type { Clock } from "../ports.ts";
import type { RunHands } from "./run-hands.ts";

export interface HealthAge {
  /** From when on an answer of each and all of them is a new one. Milliseconds. */
  freshFromMs(): number;
  /** To be told right before they are asked. */
  willAsk(names: readonly string[]): void;
  /** When it was asked before the latest look; null: it was not. */
  askedBeforeMs(name: string): number | null;
  /** The latest look may have brought the same answer again. */
  mayBeRepeated(name: string): boolean;
  /** A new answer of each was asked for after this time. */
  isNewSince(ms: number): boolean;
}

export function createHealthAge(options: {
  names: readonly string[];
  hands: RunHands;
  cacheMs: number;
  clock: Clock;
}): HealthAge {
  const { names, hands, cacheMs, clock } = options;
  const newAskedMs = new Map<string, number>();
  const beforeMs = new Map<string, number | null>();
  const repeated = new Set<string>();

  /** When a time that lies ahead was met first: the clock was set back, so it counts as of then and no pause outlasts the cache. */
  const metMs = new Map<number, number>();
  function notAhead(ms: number): number {
    const nowMs = clock.nowMs();
    if (ms <= nowMs) return ms;
    const met = metMs.get(ms);
    if (met !== undefined && met <= nowMs) return met;
    metMs.set(ms, nowMs);
    return nowMs;
  }

  /** Also by what was seen before this program started. */
  function lastAskedMs(name: string): number | null {
    const looks = [latest(hands.memory(), "health", name), latest(hands.memory(), "site")];
    const seen = looks.flatMap((look) => (look ? [Date.parse(look.at)] : []));
    const asked = [...seen, hands.lastHealthAskedMs(name)].filter((ms) => ms !== null).map(notAhead);
    return asked.length > 0 ? Math.max(...asked) : null;
  }
  function freshFrom(name: string): number {
    const asked = lastAskedMs(name);
    return asked === null ? 0 : asked + cacheMs + 1;
  }
  return {
    freshFromMs: () => Math.max(...names.map(freshFrom)),
    willAsk(asked) {
      const nowMs = clock.nowMs();
      for (const name of asked) {
        beforeMs.set(name, lastAskedMs(name));
        if (nowMs >= freshFrom(name)) {
          newAskedMs.set(name, nowMs);
          repeated.delete(name);
        } else repeated.add(name);
      }
    },
    askedBeforeMs: (name) => beforeMs.get(name) ?? null,
    mayBeRepeated: (name) => repeated.has(name),
    isNewSince: (ms) => names.every((name) => (newAskedMs.get(name) ?? Number.NEGATIVE_INFINITY) > ms),
  };
}
