/**
 * Carries out one run: asks the engine what comes next, does it, and records what came of it, until a person is wanted or
 * the run is over. Everything that is known of a run is in its journal; what is here can be thrown away at any moment.
 */
import type { Move } from "../../../shared/runbooks/next-move.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { type RunState, recordOf } from "../../../shared/runbooks/run-state.ts";
import type { Log } from "../log/log.ts";
import { type Clock, isoNow } from "../ports.ts";
import { closeCutOff } from "./close-cut-off.ts";
import { dryMove } from "./dry-move.ts";
import { endEarly } from "./end-early.ts";
import { takeUpFile } from "./file-inputs.ts";
import { awaitState, check } from "./look-until.ts";
import { act } from "./make-call.ts";
import type { RunFileDesk } from "./run-file-desk.ts";
import type { RunHands } from "./run-hands.ts";
import { createRunInputs, type RunInputs } from "./run-inputs.ts";
import { type AppendEvent, createRunJournal } from "./run-journal.ts";
import type { KnownToRun, RunJudgement } from "./run-judgement.ts";
import { createRunLooks } from "./run-looks.ts";
import type { RunParts, RunProgress } from "./run-parts.ts";
import { createRunSleep } from "./run-sleep.ts";

export interface RunExecutor extends RunInputs {
  /** The certificate file of this run. */
  readonly file: RunFileDesk;
  state(): RunState;
  /** Goes on by itself until a person is wanted, the run is over or it is closed; one at a time. Throws when the journal cannot be written. */
  advance(): Promise<void>;
  /** Ends a run that was cut off, by what is seen now. */
  closeCutOff(): Promise<void>;
  /** Leaves the run as it is and ends the hands. Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export interface RunExecutorOptions {
  state: RunState;
  /** False: events of its journal are lost, so it can only be closed. Left out: it is. */
  isWhole?: boolean;
  append: AppendEvent;
  hands: RunHands;
  known: KnownToRun;
  judge: RunJudgement;
  clock: Clock;
  log: Pick<Log, "error">;
  /** With what the step under way has come to so far; null between steps. */
  onChange(progress: RunProgress | null): void;
}

const cutOffWords = "Pairdesk ended before the answer came; nothing is sent again.";

export function createRunExecutor(options: RunExecutorOptions): RunExecutor {
  const { hands, clock } = options;
  const journal = createRunJournal(options.state, options.append, () => options.onChange(null));
  const state = journal.state;
  let isClosed = false;
  let stopped: string | null = null;
  const stopping = new AbortController();
  const parts: RunParts = {
    ...options,
    isWhole: options.isWhole ?? true,
    journal,
    looks: createRunLooks({ ...options, state }),
    sleeps: createRunSleep(clock),
    stop: stopping.signal,
    polling: createPolling(hands),
    tell: options.onChange,
    isStillAt: (step) => !isClosed && stepOf(nextMove(state())) === step,
    isStopped: (step) => stopped === step,
  };
  takeUpFile(parts);
  const advancing = createAdvancing(parts, () => isClosed);
  const inputs = createRunInputs(parts, () => isClosed, {
    stopWaiting(step) {
      stopped = step;
    },
    stopRun: () => stopping.abort(),
  });

  return {
    file: hands.file,
    state,
    advance: advancing.advance,
    ...inputs,
    reopen(by) {
      inputs.reopen(by);
      advancing.lookFirst();
    },
    closeCutOff() {
      // Nobody goes on with it meanwhile.
      isClosed = true;
      return closeCutOff(parts, cutOffWords);
    },
    async close() {
      isClosed = true;
      parts.sleeps.end();
      parts.polling.release();
      await hands.close();
      await advancing.idle();
    },
  };
}

const stepOf = (move: Move): string | null => ("step" in move ? move.step.id : null);

function createPolling(hands: RunHands): RunParts["polling"] {
  let release: (() => void) | null = null;
  return {
    hold() {
      release ??= hands.pause();
    },
    release() {
      release?.();
      release = null;
    },
  };
}

/** One at a time: whoever wants it to go on while it goes on waits for the same end. */
function createAdvancing(parts: RunParts, isClosed: () => boolean) {
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isLookWanted = false;

  async function run(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false;
        if (isLookWanted) await parts.looks.lookAtAll();
        isLookWanted = false;
        await goOn(parts, isClosed);
      }
    } finally {
      running = null;
      parts.polling.release();
    }
  }
  return {
    advance(): Promise<void> {
      isWanted = true;
      // Not within this call, so that what it tells can ask for more without beginning a second time.
      running ??= Promise.resolve().then(run);
      return running;
    },
    /** Before it goes on, everything is looked at. */
    lookFirst() {
      isLookWanted = true;
    },
    idle: () => running?.catch(() => undefined) ?? Promise.resolve(),
  };
}

async function goOn(parts: RunParts, isClosed: () => boolean): Promise<void> {
  while (!isClosed()) {
    try {
      if ((await make(parts, nextMove(parts.journal.state()))) === "a person is wanted") return;
    } catch (error) {
      if (parts.journal.isFailure(error)) throw error;
      if (isClosed()) return;
      const id = parts.log.error("run.failed", error, { runbook: parts.journal.state().started.runbook.id });
      endEarly(parts, `Pairdesk made a mistake and stopped (log entry ${id}).`);
    }
  }
}

async function make(parts: RunParts, move: Move): Promise<"a person is wanted" | "it goes on"> {
  const { journal, clock } = parts;
  const at = isoNow(clock);
  const dry = dryMove(journal.state(), move, at);
  if (dry) journal.record(dry);
  else if (move.move === "ask" || move.move === "hand-over") {
    parts.polling.release();
    if (recordOf(journal.state(), move.step.id).reachedAt === null) {
      journal.record({ event: "reached", at, step: move.step.id });
    }
    return "a person is wanted";
  } else if (move.move === "none") return "a person is wanted";
  else if (move.move === "end") journal.record({ event: "ended", at, ...move.ending });
  else if (move.move === "decide") journal.record({ event: "decided", at, step: move.step.id, branch: move.branch });
  else if (move.move === "check") await check(parts, move.step);
  else if (move.move === "wait") await awaitState(parts, move.step);
  else if (move.move === "act") await act(parts, move.step);
  else {
    const outcome = { kind: "unclear", words: cutOffWords } as const;
    journal.record({ event: "called", at, step: move.step.id, outcome });
  }
  return "it goes on";
}
