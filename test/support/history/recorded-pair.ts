/** A watched pair whose history is kept in a real database, with scripted answers and a clock that the test moves. */
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createPairHistory } from "../../../electron/core/create-pair-history.ts";
import { createTimeline } from "../../../electron/core/create-timeline.ts";
import { createPairObserver } from "../../../electron/core/monitor/pair-observer.ts";
import { type PairHistory, type PairWatcher, watchPair } from "../../../electron/core/monitor/pair-watcher.ts";
import type { Clock } from "../../../electron/core/ports.ts";
import { createHistoryStore, type HistoryStore } from "../../../electron/core/storage/history-store.ts";
import type { Memory } from "../../../shared/assessment/memory.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { createDayClock, type DayClock } from "../day-clock.ts";
import { createMemoryLog } from "../log/memory-log.ts";
import { definePair } from "../observations.ts";
import { createScriptedProtocols, type ScriptedProtocols } from "../scripted-protocols.ts";
import { openForTest } from "../storage/open-for-test.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface RecordedPair {
  pair: Pair;
  clock: { nowMs(): number; pass: DayClock["pass"] };
  /** The computer sleeps: time passes, and nothing runs in it. */
  sleep(ms: number): void;
  /** The clock is set by so much, back when negative; nobody notices of itself. */
  setClock(byMs: number): void;
  script: ScriptedProtocols;
  store: HistoryStore;
  path: string;
  /** A new start of Pairdesk over the same database; nothing is running before the first. */
  start(): Promise<PairWatcher>;
  /** Since this many minutes before now. */
  timeline(minutes: number): PairTimeline;
}

type OpenHistory = (store: HistoryStore, pairId: string, clock: Clock) => PairHistory;

const openHistory: OpenHistory = (store, pairId) => createPairHistory(store, pairId, (work) => work());

export function recordPair(open: OpenHistory = openHistory): RecordedPair {
  const awake = createDayClock();
  let sleptMs = 0;
  const clock: Clock = { nowMs: () => awake.nowMs() + sleptMs, setTimer: awake.setTimer };
  const script = createScriptedProtocols();
  const pair: Pair = { ...definePair(), id: "pair-1", practice: false };
  const path = join(temporaryFolder(), "pairdesk.db");
  const store = createHistoryStore(openForTest(path).db);
  let memory: Memory = {};
  const setClock = (ms: number) => {
    sleptMs += ms;
  };
  return {
    pair,
    clock: { nowMs: clock.nowMs, pass: awake.pass },
    sleep: setClock,
    setClock,
    script,
    store,
    path,
    async start() {
      const watcher = watchPair({
        pair,
        observer: createPairObserver({ pair, protocols: script, clock }),
        memory,
        clock,
        random: () => 0,
        log: createMemoryLog(),
        keep: (written) => {
          memory = { ...memory, ...Object.fromEntries(written) };
        },
        history: open(store, pair.id, clock),
        onChange: () => undefined,
      });
      onTestFinished(() => watcher.close());
      await awake.pass(5_000);
      return watcher;
    },
    timeline(minutes) {
      const now = clock.nowMs();
      const period = { from: new Date(now - minutes * 60_000).toISOString(), until: new Date(now).toISOString() };
      return createTimeline(store, pair, period, clock);
    },
  };
}
