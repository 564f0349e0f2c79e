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

export interface KnownRuns {
  /** Of every pair with null. The one that began last comes first. */
  list(pairId: string | null): KnownRun[];
  find(runId: string): KnownRun | null;
  /** As it stands now. */
  put(runId: string, pairId: string, state: RunState): void;
  /** The run of this pair that has not ended; null: there is none. */
  unended(pairId: string): KnownRun | null;
  left(pairId: string): Pick<AssessmentContext, "takeover" | "backups" | "expected">;
}

export function createKnownRuns(store: Journals): KnownRuns {
  const held = new Map<string, KnownRun | null>();

  function read(runId: string, pairId: string): KnownRun | null {
    const known = held.get(runId);
    if (known !== undefined) return known;
    const state = readRun(store.load(runId));
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
    put: (runId, pairId, state) =>
      void held.set(runId, { id: runId, pairId, state, isWhole: held.get(runId)?.isWhole ?? true }),
    unended: (pairId) => list(pairId).find(({ state }) => state.ending === null) ?? null,
    left(pairId) {
      const runs = list(pairId);
      const expected = runs.flatMap(({ state }) => expectedOfRun(state) ?? []);
      return { takeover: openTakeover(runs), backups: backupTimes(runs), expected };
    },
  };
}
