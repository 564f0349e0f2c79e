/** The watching of stored pairs: each with its protocols and secrets, what was remembered of it, and its events. */
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import type { GridSchedule } from "./certificate-grid/grid-schedule.ts";
import type { CommandLog } from "./command-log/command-log.ts";
import type { ReportExchange } from "./create-api-clients.ts";
import { createPairHistory } from "./create-pair-history.ts";
import { createProtocols } from "./create-protocols.ts";
import type { RawAnswersService } from "./create-raw-answers.ts";
import { createSettingsWatch, watchedForSettings } from "./create-settings-watch.ts";
import type { Stores } from "./create-stores.ts";
import { createToldByPeople, type HeldWords, type LeftByRuns } from "./create-told-by-people.ts";
import type { LatestEvents } from "./gate/latest-events.ts";
import type { NoticeBoard } from "./gate/notice-board.ts";
import type { Log } from "./log/log.ts";
import type { HealthAsked } from "./monitor/health-asked.ts";
import { createMonitor, type Monitor } from "./monitor/monitor.ts";
import { createPairObserver } from "./monitor/pair-observer.ts";
import { type PairWatcher, watchPair } from "./monitor/pair-watcher.ts";
import type { Clock } from "./ports.ts";
import { unlessUnavailable } from "./vault/unless-unavailable.ts";
import { vaultAccount } from "./vault/vault.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface Watching {
  monitor: Monitor;
  /** Begins anew with what is stored, new connections and the secrets of now; everything is asked at once. */
  watch(pair: Pair): Promise<PairView>;
  /** Judges anew with what a person has said of the pair by now; nothing is asked for it. */
  heed(pairId: string): PairView;
  /** Ends the watching of a pair; what is kept about it stays. */
  unwatch(pairId: string): Promise<void>;
  /** Ends the watching of a simulated pair and removes everything that is kept about it. */
  forget(pair: Pair): Promise<void>;
}

interface WatchingOptions {
  stores: Stores;
  vault: VaultDesk;
  trials: AccountTrials;
  pairEvents: LatestEvents<PairEvent>;
  board: NoticeBoard;
  commandLog: CommandLog;
  rawAnswers: RawAnswersService;
  log: Log;
  /** Shared with all else that asks appliances for their health. */
  healthAsked: HealthAsked;
  /** Nothing is asked of its own accord before this. */
  begin: Promise<void>;
  /** Told which pairs are watched and what is seen of them. */
  certificates?: Pick<GridSchedule, "watched" | "unwatched" | "seen">;
  /** Nothing when left out. */
  leftByRuns?: LeftByRuns;
  clock: Clock;
}

export function createWatching(options: WatchingOptions): Watching {
  const { stores, vault, pairEvents, rawAnswers } = options;
  const told = createToldByPeople(stores, options.leftByRuns);
  const monitor = createMonitor((pair) => startWatching(options, told, pair));
  async function unwatch(pairId: string): Promise<void> {
    await monitor.unwatch(pairId);
    told.forget(pairId);
    options.certificates?.unwatched(pairId);
    rawAnswers.end(pairId);
    pairEvents.publish({ type: "removed", pairId });
  }
  function publish(pairId: string): PairView {
    const view = monitor.view(pairId);
    pairEvents.publish({ type: "changed", pair: view });
    return view;
  }
  return {
    monitor,
    async watch(pair) {
      await monitor.watch(pair);
      return publish(pair.id);
    },
    heed(pairId) {
      told.read(pairId);
      return publish(pairId);
    },
    unwatch,
    async forget(pair) {
      await unwatch(pair.id);
      stores.pairs.remove(pair.id);
      for (const { name } of pair.appliances) await vault.throwaway.remove(vaultAccount(pair.id, name));
    },
  };
}

function startWatching(options: WatchingOptions, told: HeldWords, pair: Pair): PairWatcher {
  const { stores, vault, trials, pairEvents, board, healthAsked, begin, log, clock } = options;
  const onExchange = reportTo(options, pair.id);
  told.read(pair.id);
  const memory = stores.memories.load(pair.id);
  const guard = (work: () => void) => board.guard("not-stored", work);
  const settingsWatch = createSettingsWatch(pair, memory, (change) => {
    guard(() => stores.attestations.putChange(pair.id, change));
    told.read(pair.id);
  });
  options.certificates?.watched(pair);
  const watcher = watchPair({
    pair,
    observer: createPairObserver({
      pair,
      protocols: createProtocols({ pair, readSecret: secretsOf(vault, pair.id), trials, clock, onExchange }),
      clock,
    }),
    memory,
    clock,
    random: Math.random,
    log,
    begin,
    healthAsked,
    // What is seen is shown even when it cannot be kept.
    keep(written) {
      guard(() => stores.memories.put(pair.id, written));
      for (const [, observation] of written) options.certificates?.seen(pair.id, observation);
    },
    history: watchedForSettings(createPairHistory(stores.history, pair.id, guard), settingsWatch),
    onChange: () => pairEvents.publish({ type: "changed", pair: watcher.view() }),
    ...told.toWatcher(pair.id),
  });
  return watcher;
}

const reportTo =
  ({ rawAnswers, commandLog }: WatchingOptions, pairId: string): ReportExchange =>
  (appliance, exchange) =>
    rawAnswers.keep(commandLog.record({ pairId, appliance }, exchange));

const secretsOf = (vault: VaultDesk, pairId: string) => (name: string) =>
  unlessUnavailable(vault.get(vaultAccount(pairId, name)));
