/** A run under way in this program: its executor, what its last look brought, and what happens when it ends. */
import type { RunsEvent } from "../../../shared/contract/runs.ts";
import { learnedWaits } from "../../../shared/runbooks/past-runs.ts";
import { type RunState, stepsOf } from "../../../shared/runbooks/run-state.ts";
import type { RunFile, RunView } from "../../../shared/runbooks/run-view.ts";
import { takesFile } from "../../../shared/runbooks/seen-without-health.ts";
import { viewRun } from "../../../shared/runbooks/view-run.ts";
import type { Log } from "../log/log.ts";
import type { KnownRun, KnownRuns } from "./known-runs.ts";
import type { RunExecutor } from "./run-executor.ts";
import type { RunProgress } from "./run-parts.ts";

export interface OpenRun {
  readonly id: string;
  readonly pairId: string;
  readonly executor: RunExecutor;
  progress: RunProgress | null;
}

export interface OpenRuns {
  find(runId: string): OpenRun | null;
  add(run: OpenRun): void;
  view(runId: string, known: KnownRun): RunView;
  /** Lets it go on; what comes of it is told as events. */
  go(run: OpenRun): void;
  /** The run's state has moved on. */
  moved(runId: string, pairId: string, state: RunState, progress: RunProgress | null): void;
  /** Resolves when it is no longer carried out here. */
  end(run: OpenRun): Promise<void>;
  endAll(): Promise<void>;
}

export function createOpenRuns(options: {
  known: KnownRuns;
  publish(event: RunsEvent): void;
  /** It has ended, and is no longer carried out. */
  onEnded(pairId: string, state: RunState): void;
  /** Its journal could not be written: it stands as one that was cut off. */
  onStuck(run: OpenRun, error: unknown): void;
  log: Pick<Log, "error">;
}): OpenRuns {
  const { known, publish, onEnded, onStuck, log } = options;
  const open = new Map<string, OpenRun>();

  function view(runId: string, run: KnownRun): RunView {
    const past = known.list(run.pairId).filter(({ id }) => id !== runId);
    const learnedMs = learnedWaits(past, run.state.started.runbook.id);
    return viewRun(run.state, {
      ...{ id: runId, isOpen: open.has(runId), learnedMs },
      file: fileOf(run.state, open.get(runId)),
      progress: open.get(runId)?.progress ?? null,
    });
  }
  function tell(runId: string): void {
    const run = known.find(runId);
    if (run) publish({ type: "changed", run: view(runId, run) });
  }
  async function end(run: OpenRun): Promise<void> {
    open.delete(run.id);
    await run.executor.close();
    tell(run.id);
  }
  async function carryOn(run: OpenRun): Promise<void> {
    try {
      await run.executor.advance();
    } catch (error) {
      if (open.get(run.id) !== run) return;
      onStuck(run, error);
      return end(run);
    }
    const state = run.executor.state();
    if (!state.ending || open.get(run.id) !== run) return;
    await end(run);
    onEnded(run.pairId, state);
  }
  return {
    find: (runId) => open.get(runId) ?? null,
    add: (run) => void open.set(run.id, run),
    view,
    go: (run) => void carryOn(run).catch((error: unknown) => log.error("run.close-failed", error)),
    moved(runId, pairId, state, progress) {
      known.put(runId, pairId, state);
      const run = open.get(runId);
      if (run) run.progress = progress;
      tell(runId);
    },
    end,
    async endAll() {
      await Promise.all([...open.values()].map(end));
    },
  };
}

/** null: its procedure takes none, or it is not carried out here. */
const fileOf = (state: RunState, run: OpenRun | undefined): RunFile | null =>
  run && stepsOf(state).some(takesFile) ? run.executor.file.state() : null;
