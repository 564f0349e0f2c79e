/** What the watching of one pair shows, written to its history as it is seen; and what of it judging needs again. */
import { type SyncSeen, seenWithinMs } from "../../shared/assessment/sync-rhythm.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { joinChanges } from "../../shared/history/join-changes.ts";
import { createHistoryRecorder, type HistoryChanges } from "../../shared/history/recorder.ts";
import type { Segment } from "../../shared/history/segment.ts";
import { withoutFuture } from "../../shared/history/without-future.ts";
import type { PairHistory } from "./monitor/pair-watcher.ts";
import type { HistoryStore } from "./storage/history-store.ts";

/** A season of daily syncs, or more than a week of hourly ones. */
const mostSyncsSeen = 300;

/** More than this was not watched with a clock that was ahead: then the clock of now is behind, and deletes nothing. */
const mostTakenBackMs = 86_400_000;

/** @param guard runs the writing; what is seen is shown even when it cannot be kept */
export function createPairHistory(store: HistoryStore, pairId: string, guard: (work: () => void) => void): PairHistory {
  /** What could not be written yet. It goes with the next changes: without it they would continue what has long changed. */
  let unsaved: HistoryChanges | null = null;
  const recorder = createHistoryRecorder({
    segments: (byMs) => lastSegments(store, pairId, unsaved, byMs),
    open: store.openIncidents(pairId),
    mayTakeBack: (afterMs) => store.watchedAfterMs(pairId, afterMs) <= mostTakenBackMs,
  });
  let syncsSeen = store.syncsSeen(pairId, mostSyncsSeen);

  function write(changes: HistoryChanges): void {
    if (isEmpty(changes)) return;
    unsaved = unsaved ? joinChanges(unsaved, changes) : changes;
    const all = unsaved;
    try {
      guard(() => {
        store.put(pairId, all);
        unsaved = null;
      });
    } catch (error) {
      // What is no failure of the disk would fail again with everything that follows.
      if (!(error instanceof PairdeskError)) unsaved = null;
      throw error;
    }
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

const isEmpty = (changes: HistoryChanges): boolean =>
  Object.values(changes).every((some) => typeof some !== "number" && some.length === 0);

/** With what is not written yet. */
function lastSegments(
  store: HistoryStore,
  pairId: string,
  unsaved: HistoryChanges | null,
  byMs = Number.MAX_SAFE_INTEGER,
): Segment[] {
  const keptByMs = Math.min(byMs, unsaved?.takenBackAfterMs ?? byMs);
  const stored = withoutFuture(store.lastSegments(pairId, keptByMs), keptByMs);
  const later = (unsaved?.segments ?? []).filter(({ fromMs }) => fromMs <= byMs);
  return [...new Map([...stored, ...later].map((segment) => [segment.lane, segment])).values()];
}
