/** The watching of stored pairs: each with its protocols and secrets, what was remembered of it, and its events. */
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { createProtocols } from "./create-protocols.ts";
import type { Stores } from "./create-stores.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import { createMonitor, type Monitor } from "./monitor/monitor.ts";
import { createPairObserver } from "./monitor/pair-observer.ts";
import { type PairWatcher, watchPair } from "./monitor/pair-watcher.ts";
import type { Clock } from "./ports.ts";
import { type Vault, vaultAccount } from "./vault/vault.ts";

export interface Watching {
  monitor: Monitor;
  /** Ends the watching of a pair and removes everything that is kept about it. */
  forget(pair: Pair): Promise<void>;
}

export function createWatching(options: {
  stores: Stores;
  vault: () => Promise<Vault>;
  pairEvents: LatestEvents<PairEvent>;
  board: NoticeBoard;
  log: Log;
  clock: Clock;
}): Watching {
  const { stores, vault, pairEvents, board, log, clock } = options;

  function startWatching(pair: Pair): PairWatcher {
    const readSecret = async (name: string) => (await vault()).get(vaultAccount(pair.id, name));
    const watcher = watchPair({
      pair,
      observer: createPairObserver({ pair, protocols: createProtocols({ pair, readSecret, clock }), clock }),
      memory: stores.memories.load(pair.id),
      clock,
      random: Math.random,
      log,
      // What is seen is shown even when it cannot be kept.
      keep: (written) => board.guard("not-stored", () => stores.memories.put(pair.id, written)),
      onChange: () => pairEvents.publish({ type: "changed", pair: watcher.view() }),
    });
    return watcher;
  }

  const monitor = createMonitor(startWatching);
  return {
    monitor,
    async forget(pair) {
      await monitor.unwatch(pair.id);
      stores.pairs.remove(pair.id);
      for (const { name } of pair.appliances) await (await vault()).remove(vaultAccount(pair.id, name));
      pairEvents.publish({ type: "removed", pairId: pair.id });
    },
  };
}
