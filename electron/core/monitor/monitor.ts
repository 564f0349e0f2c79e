/** Which pairs are watched. Everything about one pair is in its watcher; this keeps the set of them. */

import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { PairWatcher } from "./pair-watcher.ts";

export type RunWatcher = Pick<PairWatcher, "look" | "memory" | "context" | "lastHealthAskedMs" | "acceptAppliance">;

export interface Monitor {
  views(): PairView[];
  view(pairId: string): PairView;
  /** What judging needs beside what was seen, as of now. */
  context(pairId: string): AssessmentContext;
  /** Starts watching; a pair that is watched already is watched anew with its new definition. */
  watch(pair: Pair): Promise<void>;
  unwatch(pairId: string): Promise<void>;
  checkNow(pairId: string): Promise<PairView>;
  /** The computer slept or changed its network: everything is asked at once, of paused pairs when the pause is over. */
  wake(): void;
  /** For a run. Throws PairdeskError `not-found`; a pair that is watched anew has another one. */
  watcherOf(pairId: string): RunWatcher;
  /** Until the answer is called nothing is asked about this pair but by a run's look, also when it is watched anew. */
  pause(pairId: string): () => void;
  /** Ends all watching; nothing is watched afterwards. */
  close(): Promise<void>;
}

/** `release`: of the watcher of now. */
interface Pause {
  pairId: string;
  release: () => void;
}

export function createMonitor(startWatching: (pair: Pair) => PairWatcher): Monitor {
  const watchers = new Map<string, PairWatcher>();
  const pauses = new Set<Pause>();
  let lastChange: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** Changes of the set wait for each other: two at the same moment would leave a watcher behind that nobody can end. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const turn = lastChange.then(change);
    lastChange = turn.catch(() => undefined);
    return turn;
  }

  function find(pairId: string): PairWatcher {
    const watcher = watchers.get(pairId);
    if (!watcher) {
      throw new PairdeskError("not-found", "This pair is no longer watched.", "Choose another pair from the list.");
    }
    return watcher;
  }

  function start(pair: Pair): void {
    const watcher = startWatching(pair);
    watchers.set(pair.id, watcher);
    for (const pause of pauses) if (pause.pairId === pair.id) pause.release = watcher.pause();
  }

  async function end(pairId: string): Promise<void> {
    const watcher = watchers.get(pairId);
    watchers.delete(pairId);
    await watcher?.close();
  }

  return {
    views: () => [...watchers.values()].map((watcher) => watcher.view()),
    view: (pairId) => find(pairId).view(),
    context: (pairId) => find(pairId).context(),
    watch: (pair) =>
      inTurn(async () => {
        await end(pair.id);
        // A practice pair may finish its start while the program ends; its watcher would never be closed.
        if (!isClosed) start(pair);
      }),
    unwatch: (pairId) => inTurn(() => end(pairId)),
    async checkNow(pairId) {
      const watcher = find(pairId);
      await watcher.checkNow();
      return watcher.view();
    },
    wake() {
      for (const watcher of watchers.values()) void watcher.wake();
    },
    watcherOf: find,
    pause(pairId) {
      const pause: Pause = { pairId, release: watchers.get(pairId)?.pause() ?? (() => undefined) };
      pauses.add(pause);
      return () => {
        if (pauses.delete(pause)) pause.release();
      };
    },
    close() {
      isClosed = true;
      return inTurn(async () => void (await Promise.all([...watchers.keys()].map(end))));
    },
  };
}
