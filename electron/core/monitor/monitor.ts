/** Which pairs are watched. Everything about one pair is in its watcher; this keeps the set of them. */

import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { PairWatcher } from "./pair-watcher.ts";

export interface Monitor {
  views(): PairView[];
  view(pairId: string): PairView;
  /** Starts watching; a pair that is watched already is watched anew with its new definition. */
  watch(pair: Pair): Promise<void>;
  unwatch(pairId: string): Promise<void>;
  checkNow(pairId: string): Promise<PairView>;
  /** The computer slept or changed its network: everything is asked at once. */
  wake(): void;
  close(): Promise<void>;
}

export function createMonitor(startWatching: (pair: Pair) => PairWatcher): Monitor {
  const watchers = new Map<string, PairWatcher>();

  function find(pairId: string): PairWatcher {
    const watcher = watchers.get(pairId);
    if (!watcher) {
      throw new PairdeskError("not-found", "This pair is no longer watched.", "Choose another pair from the list.");
    }
    return watcher;
  }

  async function unwatch(pairId: string): Promise<void> {
    const watcher = watchers.get(pairId);
    watchers.delete(pairId);
    await watcher?.close();
  }

  return {
    views: () => [...watchers.values()].map((watcher) => watcher.view()),
    view: (pairId) => find(pairId).view(),
    async watch(pair) {
      await unwatch(pair.id);
      watchers.set(pair.id, startWatching(pair));
    },
    unwatch,
    async checkNow(pairId) {
      const watcher = find(pairId);
      await watcher.checkNow();
      return watcher.view();
    },
    wake() {
      for (const watcher of watchers.values()) void watcher.checkNow();
    },
    async close() {
      await Promise.all([...watchers.keys()].map(unwatch));
    },
  };
}
