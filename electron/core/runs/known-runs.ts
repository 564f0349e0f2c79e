/** Every run that the journals tell of, read once and held as it stands. What they leave behind for judging a pair is here. */
import type { AssessmentContext } from "../../../shared/assessment/context.ts";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import { expectedOfRun } from "../../../shared/runbooks/expected-of-run.ts";
import { backupTimes, openTakeover, type PastRun } from "../../../shared/runbooks/past-runs.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";

/** Journals as they are stored. */
interface Journals {
  load(runId: string): RunEvent[];
  lost(runId: string): number;
  list(pairId: string | null): { runId: string; pairId: string }[];
}

export interface KnownRun extends PastRun {
  pairId: string;
  /** False: events of its journal are lost, so it can only be closed. */
  isWhole: boolean;
}

/** A run that cannot be told from its journal, of which no more is known than how the journal ends. */
export interface UnreadableRun {
  id: string;
  pairId: string;
  last: RunEvent;
}

type LeftByRuns = Pick<AssessmentContext, "takeover" | "backups" | "expected">;

export interface KnownRuns {
  /** Of every pair with null. The one that began last comes first. */
  list(pairId: string | null): KnownRun[];
  find(runId: string): KnownRun | null;
  /** Those that the list leaves out although something of their journals can be read. */
  unreadable(): UnreadableRun[];
  /** As it stands now. */
  put(runId: string, pairId: string, state: RunState): void;
  /** The run of this pair that has not ended; null: there is none. */
  unended(pairId: string): KnownRun | null;
  /** Asked with every judgement, so it is read once and kept until a run of the pair moves on. */
  left(pairId: string): LeftByRuns;
}

export function createKnownRuns(store: Journals): KnownRuns {
  const held = new Map<string, KnownRun | null>();
  const unread = new Map<string, UnreadableRun>();
  const leftOf = new Map<string, LeftByRuns>();

  function read(runId: string, pairId: string): KnownRun | null {
    const known = held.get(runId);
    if (known !== undefined) return known;
    const events = store.load(runId);
    const state = readRun(events);
    const last = events.at(-1);
    if (!state && last) unread.set(runId, { id: runId, pairId, last });
    const run = state && { id: runId, pairId, state, isWhole: store.lost(runId) === 0 };
    held.set(runId, run);
    return run;
  }
  function list(pairId: string | null): KnownRun[] {
    return store.list(pairId).flatMap((stored) => read(stored.runId, stored.pairId) ?? []);
  }
  return {
    list,
    find(runId) {
      const known = held.get(runId);
      if (known) return known;
      const stored = store.list(null).find((one) => one.runId === runId);
      return stored ? read(runId, stored.pairId) : null;
    },
    unreadable: () =>
      store.list(null).flatMap(({ runId, pairId }) => (read(runId, pairId) ? [] : (unread.get(runId) ?? []))),
    put(runId, pairId, state) {
      const before = held.get(runId);
      if (before?.state !== state) leftOf.delete(pairId);
      held.set(runId, { id: runId, pairId, state, isWhole: before?.isWhole ?? true });
    },
    unended: (pairId) => list(pairId).find(({ state }) => state.ending === null) ?? null,
    left(pairId) {
      const known = leftOf.get(pairId) ?? leftBy(list(pairId));
      leftOf.set(pairId, known);
      return known;
    },
  };
}

const leftBy = (runs: readonly PastRun[]): LeftByRuns => ({
  takeover: openTakeover(runs),
  backups: backupTimes(runs),
  expected: runs.flatMap(({ state }) => expectedOfRun(state) ?? []),
});
