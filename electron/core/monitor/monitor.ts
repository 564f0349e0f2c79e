/** Which pairs are watched. Everything about one pair is in its watcher; this keeps the set of them. */

import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { PairWatcher } from "./pair-watcher.ts";

export interface Monitor {
  views(): PairView[];
  view(pairId: string): PairView;
  /** What judging needs beside what was seen, as of now. */
  context(pairId: string): AssessmentContext;
  /** Starts watching; a pair that is watched already is watched anew with its new definition. */
  watch(pair: Pair): Promise<void>;
  unwatch(pairId: string): Promise<void>;
  checkNow(pairId: string): Promise<PairView>;
  /** The computer slept or changed its network: everything is asked at once. */
  wake(): void;
  /** Ends all watching; nothing is watched afterwards. */
  close(): Promise<void>;
}

export function createMonitor(startWatching: (pair: Pair) => PairWatcher): Monitor {
  const watchers = new Map<string, PairWatcher>();
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
        if (!isClosed) watchers.set(pair.id, startWatching(pair));
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
    close() {
      isClosed = true;
      return inTurn(async () => void (await Promise.all([...watchers.keys()].map(end))));
    },
  };
}
