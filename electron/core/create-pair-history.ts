/** What the watching of one pair shows, written to its history as it is seen. */
import { createHistoryRecorder, type HistoryChanges } from "../../shared/history/recorder.ts";
import type { PairHistory } from "./monitor/pair-watcher.ts";
import type { HistoryStore } from "./storage/history-store.ts";

/** @param guard runs the writing; what is seen is shown even when it cannot be kept */
export function createPairHistory(store: HistoryStore, pairId: string, guard: (work: () => void) => void): PairHistory {
  const recorder = createHistoryRecorder({ segments: store.lastSegments(pairId), open: store.openIncidents(pairId) });
  function write(changes: HistoryChanges): void {
    if (Object.values(changes).some((some) => some.length > 0)) guard(() => store.put(pairId, changes));
  }
  return {
    look: (observation) => write(recorder.look(observation)),
    judge: (situation, status) => write(recorder.judge(situation, status)),
    sleptUntilNow: () => recorder.interrupt("asleep"),
  };
}
