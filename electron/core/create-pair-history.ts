/** What the watching of one pair shows, written to its history as it is seen; and what of it judging needs again. */
import { type SyncSeen, seenWithinMs } from "../../shared/assessment/sync-rhythm.ts";
import { createHistoryRecorder, type HistoryChanges } from "../../shared/history/recorder.ts";
import type { PairHistory } from "./monitor/pair-watcher.ts";
import type { HistoryStore } from "./storage/history-store.ts";

/** A season of daily syncs, or more than a week of hourly ones. */
const mostSyncsSeen = 300;

/** More than this was not watched with a clock that was ahead: then the clock of now is behind, and deletes nothing. */
const mostTakenBackMs = 86_400_000;

/** @param guard runs the writing; what is seen is shown even when it cannot be kept */
export function createPairHistory(store: HistoryStore, pairId: string, guard: (work: () => void) => void): PairHistory {
  const recorder = createHistoryRecorder({
    segments: (byMs) => store.lastSegments(pairId, byMs),
    open: store.openIncidents(pairId),
    mayTakeBack: (afterMs) => store.watchedAfterMs(pairId, afterMs) <= mostTakenBackMs,
  });
  let syncsSeen = store.syncsSeen(pairId, mostSyncsSeen);

  function write(changes: HistoryChanges): void {
    if (Object.values(changes).some((some) => typeof some === "number" || some.length > 0))
      guard(() => store.put(pairId, changes));
  }
  /** The newest first. The same sync is told of with every look until the next one. */
  function learn({ syncs }: HistoryChanges): void {
    for (const { at, toldBy, toldAt } of syncs) {
      const seen: SyncSeen = { atMs: Date.parse(at), toldBy, toldMs: Date.parse(toldAt) };
      const isKnown = syncsSeen.some((known) => known.atMs === seen.atMs && known.toldBy === toldBy);
      if (isKnown || Math.abs(seen.toldMs - seen.atMs) > seenWithinMs) continue;
      syncsSeen = [seen, ...syncsSeen].slice(0, mostSyncsSeen);
    }
  }
  return {
    look(observation) {
      const changes = recorder.look(observation);
      learn(changes);
      write(changes);
    },
    judge: (situation, status) => write(recorder.judge(situation, status)),
    sleptUntilNow: () => recorder.interrupt("asleep"),
    syncsSeen: () => syncsSeen,
  };
}
