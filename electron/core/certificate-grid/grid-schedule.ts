/**
 * When certificates are looked at without being asked for: soon after a pair came or changed, when the watcher sees another
 * one than is known, and every few hours, spread out. A few pairs at a time, however many are due. A run pauses nothing
 * here: these are handshakes alone, which no appliance answers from a cache.
 */
import { gridIntervalMs } from "../../../shared/certificates/grid-age.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../ports.ts";

export interface GridSchedule {
  /** Also when it is watched anew, as after a change. */
  watched(pair: Pair): void;
  unwatched(pairId: string): void;
  /** What the watcher has found. */
  seen(pairId: string, observation: Observation): void;
  /** Somebody has looked just now. */
  looked(pairId: string): void;
  /** Nothing is looked at before. */
  begin(work: GridWork): void;
  end(): void;
}

export interface GridWork {
  look(pairId: string): Promise<unknown>;
  /** null: nothing that is known is about the pair as it is now. */
  lastLookMs(pairId: string): number | null;
  /** Whether the grid has this certificate there. */
  knows(pairId: string, observation: Observation): boolean;
  /** It is watched no more. */
  forget(pairId: string): void;
}

const mostAtOnce = 4;
const soonMs = 3_000;
const soonSpreadMs = 12_000;
/** A certificate that changes with every look, as behind some balancers, is looked at no more often than this. */
const newsSpacingMs = 10 * 60_000;

export function createGridSchedule({
  clock,
  random,
  log,
}: {
  clock: Clock;
  random: () => number;
  log: Log;
}): GridSchedule {
  const pairs = new Map<string, { timer: { cancel(): void } | null; newsMs: number }>();
  let work: GridWork | null = null;
  const turns = createTurns({
    look: async (pairId) => work?.look(pairId),
    onFailure: (pairId, error) => void (pairs.has(pairId) && log.error("certificates.look-failed", error, { pairId })),
    onEnd: (pairId) => planNext(pairId),
  });

  const soon = () => soonMs + random() * soonSpreadMs;

  function plan(pairId: string, delayMs: number): void {
    const pair = pairs.get(pairId);
    if (!pair || !work) return;
    pair.timer?.cancel();
    pair.timer = clock.setTimer(() => turns.add(pairId), delayMs);
  }

  function planFirst(pairId: string): void {
    const lastMs = work?.lastLookMs(pairId) ?? null;
    const leftMs = lastMs === null ? 0 : lastMs + gridIntervalMs * (0.8 + 0.2 * random()) - clock.nowMs();
    // Longer than the interval: the clock was set back since.
    plan(pairId, leftMs > gridIntervalMs ? soon() : Math.max(soon(), leftMs));
  }

  const planNext = (pairId: string): void => plan(pairId, gridIntervalMs * (0.9 + 0.2 * random()));

  return {
    watched({ id }) {
      pairs.get(id)?.timer?.cancel();
      pairs.set(id, { timer: null, newsMs: Number.NEGATIVE_INFINITY });
      planFirst(id);
    },
    unwatched(pairId) {
      pairs.get(pairId)?.timer?.cancel();
      pairs.delete(pairId);
      turns.drop(pairId);
      work?.forget(pairId);
    },
    seen(pairId, observation) {
      const pair = pairs.get(pairId);
      if (!pair || !work || work.knows(pairId, observation)) return;
      const nowMs = clock.nowMs();
      if (Math.abs(nowMs - pair.newsMs) < newsSpacingMs) return;
      pair.newsMs = nowMs;
      plan(pairId, soonMs);
    },
    looked: planNext,
    begin(given) {
      work = given;
      for (const pairId of pairs.keys()) planFirst(pairId);
    },
    end() {
      work = null;
      turns.clear();
      for (const { timer } of pairs.values()) timer?.cancel();
    },
  };
}

/** A few at a time, in the order in which they became due. */
function createTurns(options: {
  look(pairId: string): Promise<unknown>;
  onFailure(pairId: string, error: unknown): void;
  onEnd(pairId: string): void;
}) {
  const due = new Set<string>();
  let underWay = 0;

  async function take(pairId: string): Promise<void> {
    underWay += 1;
    await options.look(pairId).catch((error: unknown) => options.onFailure(pairId, error));
    underWay -= 1;
    options.onEnd(pairId);
    next();
  }

  function next(): void {
    for (const pairId of due) {
      if (underWay >= mostAtOnce) return;
      due.delete(pairId);
      void take(pairId);
    }
  }

  return {
    add(pairId: string) {
      due.add(pairId);
      next();
    },
    drop: (pairId: string) => void due.delete(pairId),
    clear: () => due.clear(),
  };
}
