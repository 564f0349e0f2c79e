/** What a run is made of, as the terminal needs it; `open-run.ts` puts these together and knows nothing of their insides. */

import type { Observation } from "../../../shared/domain/observation.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import type { RunHands } from "../../core/runs/run-hands.ts";
import type { RunProgress } from "../../core/runs/run-parts.ts";
import type { SourcePair } from "../sources/pair-source.ts";
import type { CutOffRun, PreparedRun } from "./driven-run.ts";

export interface PastRun {
  id: string;
  state: RunState;
}

/** The journals of a data folder (`storage/run-journal-store.ts`). */
export interface RunJournals {
  /** Durable before it returns. */
  append(runId: string, pairId: string, event: RunEvent): void;
  load(runId: string): RunEvent[];
  /** How many events of it cannot be read. */
  lost(runId: string): number;
  /** Newest first; of every pair with null. */
  list(pairId: string | null): { runId: string; pairId: string }[];
  /** What a pair is known by from now on, as a person accepted it. */
  keepMemory(pairId: string, entries: readonly [slot: string, observation: Observation][]): void;
}

/** What belongs to the pair that was chosen. */
export interface RunPlace {
  entry: SourcePair;
  dataFolder: string;
  /** false: calls are refused at the transport. */
  sends: boolean;
  /** Runs of this pair, newest first. */
  past: readonly PastRun[];
  /** What the step under way has come to so far; no journal keeps it. */
  onProgress(progress: RunProgress | null): void;
  log: Log;
  secrets: SecretRegistry;
}

export interface KeptRun {
  state: RunState;
  /** False: events of its journal are lost. */
  isWhole: boolean;
  append(event: RunEvent): void;
}

export interface RunParts {
  openJournals(dataFolder: string, readOnly: boolean, log: Log): (RunJournals & { close(): void }) | null;
  createHands(place: RunPlace): RunHands;
  /** Looks at the pair. `obstacle`: why this cannot begin now; null: it can. */
  prepare(id: RunbookId, hands: RunHands, place: RunPlace): Promise<PreparedRun>;
  /** Closing it ends the hands. `append` is called before an event counts. */
  createExecutor(run: KeptRun, hands: RunHands, place: RunPlace): CutOffRun;
  summarize(state: RunState, extras: { id: string; isOpen: boolean }): RunSummary;
}
