/** One run on a stage of its own: a scripted pair, a journal in memory that can be full, and a clock that a test moves. */
import { createRunExecutor, type RunExecutor } from "../../../electron/core/runs/run-executor.ts";
import type { RunProgress } from "../../../electron/core/runs/run-parts.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import type { RunEvent, RunEventOf } from "../../../shared/runbooks/run-event.ts";
import { beginRun } from "../../../shared/runbooks/run-state.ts";
import type { VetoHit } from "../../../shared/runbooks/vetoes/veto.ts";
import { createDayClock, type DayClock } from "../day-clock.ts";
import { createMemoryLog } from "../log/memory-log.ts";
import { definePair } from "../observations.ts";
import { createScriptedHands, type ScriptedHands } from "./scripted-hands.ts";
import { smallJudgement } from "./small-judgement.ts";
import { startedRun } from "./small-runbook.ts";

export interface RunStage {
  clock: DayClock;
  hands: ScriptedHands;
  run: RunExecutor;
  journal: RunEvent[];
  progress: (RunProgress | null)[];
  log: ReturnType<typeof createMemoryLog>;
  /** What a check of vetoes finds. */
  objections: VetoHit[];
  /** Refuses these events as a full disk would. */
  refuse(isRefused: (event: RunEvent) => boolean): void;
  kinds(): string[];
  eventsOf<Kind extends RunEvent["event"]>(kind: Kind): RunEventOf<Kind>[];
  /** Advances without waiting; a failure is kept in `failures`. */
  go(): void;
  failures: unknown[];
  /** Goes on to the write's intention: look, answers, backup. */
  toWrite(): Promise<void>;
  /** Another executor over the same journal and pair, as after a new start. */
  restart(): RunStage;
}

const full = () => new PairdeskError("disk-full", "There is no room left.", "Make room.");

export function stageRun(changes: Partial<RunEventOf<"started">> = {}): RunStage {
  const clock = createDayClock();
  return stageOn(clock, createScriptedHands(clock), [startedRun(changes)]);
}

function stageOn(clock: DayClock, hands: ScriptedHands, journal: RunEvent[]): RunStage {
  const log = createMemoryLog();
  const progress: RunStage["progress"] = [];
  const failures: unknown[] = [];
  let isRefused: (event: RunEvent) => boolean = () => false;
  const [first] = journal;
  if (first?.event !== "started") throw new Error("a journal begins with its start");
  const run = createRunExecutor({
    state: readRun(journal) ?? beginRun(first),
    append(event) {
      if (isRefused(event)) throw full();
      journal.push(event);
    },
    hands,
    known: { pair: definePair(), attestations: () => [], changes: () => [], lastSwapAt: null, lastSeenPrimary: null },
    judge: {
      ...smallJudgement,
      judgeCheck(check, known) {
        if (check.check !== "vetoes") return smallJudgement.judgeCheck(check, known);
        return { answer: "yes", text: "What stands against it.", lines: [], vetoes: stage.objections };
      },
    },
    clock,
    log,
    onChange: (now) => progress.push(now),
  });
  const stage: RunStage = {
    clock,
    hands,
    run,
    journal,
    progress,
    log,
    objections: [],
    refuse(which) {
      isRefused = which;
    },
    kinds: () => journal.map(({ event }) => event),
    eventsOf: (kind) => journal.filter((event) => event.event === kind) as never,
    go: () => void run.advance().catch((error) => failures.push(error)),
    failures,
    async toWrite() {
      stage.go();
      await clock.pass(1_000);
      run.answer("confirm", { name: "site2", "sync-first": "yes" });
      stage.go();
      await clock.pass(1_000);
    },
    restart: () => stageOn(clock, hands, journal),
  };
  return stage;
}
