/**
 * Whole runs on a real practice pair: the executor, its hands and the journal as in the product, with a person who answers
 * from a table and does each manual step by the appliances' own pages. Only the times are short.
 */
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { type Clock, systemClock as clock } from "../../../electron/core/ports.ts";
import type { PlayedDesk } from "../../../electron/core/practice/play/played-file.ts";
import { playDeed } from "../../../electron/core/practice/play-deed.ts";
import type { PracticeApi } from "../../../electron/core/practice/practice-configuration.ts";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import { lastSeenPrimary } from "../../../electron/core/runs/last-seen-primary.ts";
import { prepareRun } from "../../../electron/core/runs/prepare-run.ts";
import { createRunExecutor, type RunExecutor } from "../../../electron/core/runs/run-executor.ts";
import type { Attestation } from "../../../shared/domain/attestation.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { judgeCheck } from "../../../shared/runbooks/checks/judge-check.ts";
import { foreignChanges } from "../../../shared/runbooks/foreign-changes.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { offerRunbooks } from "../../../shared/runbooks/offer-runbooks.ts";
import { backupTimes, lastSwapAt, type PastRun } from "../../../shared/runbooks/past-runs.ts";
import { planOf } from "../../../shared/runbooks/plan-of.ts";
import { writeRunbook } from "../../../shared/runbooks/procedures/write-runbook.ts";
import { readRunFacts } from "../../../shared/runbooks/read-run-facts.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunTiming } from "../../../shared/runbooks/run-facts.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";
import type { Input, RunbookId, StepOf } from "../../../shared/runbooks/runbook.ts";
import { startTestPair } from "../practice-pair-fixture.ts";
import { startTerminalHands } from "../run-hands-test.ts";
import { silentLog } from "../silent-log.ts";

/** The appliances keep an answer about health for this long; a run then pauses a little longer. */
const healthCacheMs = 300;

export const shortRunTiming: RunTiming = {
  cacheMs: healthCacheMs + 200,
  rereadMs: 5_000,
  settleMs: 6_000,
  syncMs: 8_000,
  sharedIpMs: 3_000,
  swingMs: 4_000,
  coolDownMs: 0,
};

export const shortPracticeTiming = {
  healthCacheMs,
  roleSwapMs: 300,
  // More than a second, or a sync could be told with the time of the one before it.
  dataSyncMs: 1100,
  firstSyncDelayMs: 500,
  callsPerSecond: 200,
};

/** A run sleeps until something is so and then looks whether it is, so that it may look sooner. */
const longestSleepMs = 250;
const impatientClock: Clock = {
  ...clock,
  setTimer: (listener, delayMs) => clock.setTimer(listener, Math.min(delayMs, longestSleepMs)),
};

interface StageChoice {
  api?: PracticeApi;
  method?: NetworkMethod;
  timing?: Partial<RunTiming>;
  practiceTiming?: Partial<typeof shortPracticeTiming>;
}

/** What a person answers; an input that is not named gets its first value, and a reason where one is wanted. */
export type Answers = Readonly<Record<string, string>>;

export interface RunChoice {
  answers?: Answers;
  isDryRun?: boolean;
  /** Once it is begun, before its first step. */
  onBegun?: () => Promise<void>;
  /** Hears of each event once it is kept; may act on the practice pair, beside the run. What it throws is the journal's failure. */
  onEvent?: (event: RunEvent, run: RunExecutor) => void;
  /** Manual steps that the person says to have done without doing them. */
  onlySaid?: readonly string[];
  /** The folder in which the person saves certificate files, and the passphrase that they type. */
  carried?: { folder: string; passphrase: string };
  /** Waits that the person gives up when it is not so after this long. */
  patienceMs?: Readonly<Record<string, number>>;
  /** Before a step is answered or done. */
  before?: (step: string, run: RunExecutor) => Promise<void> | void;
  /** Leaves the run where this step wants a person. */
  stopAt?: string;
}

export interface FinishedRun {
  state: RunState;
  journal: readonly RunEvent[];
  /** Ids of the steps that were gone through, in order. */
  path: readonly string[];
  /** The role calls that were sent or may have been: `site2 primary sync`. */
  calls: readonly string[];
  outcome: string | null;
  text: string;
}

export interface RunStage {
  practice: PracticePair;
  past: PastRun[];
  attestations: Attestation[];
  changes: LoginChange[];
  run(runbook: RunbookId, choice?: RunChoice): Promise<FinishedRun>;
}

export async function startRunStage({ api, method, timing, practiceTiming }: StageChoice = {}): Promise<RunStage> {
  const { pair: practice, close } = await startTestPair({
    ...(api && { api }),
    ...(method && { method }),
    timing: { ...shortPracticeTiming, ...practiceTiming },
  });
  onTestFinished(close);
  const stage = { practice, past: [] as PastRun[], attestations: [] as Attestation[], changes: [] as LoginChange[] };
  const runTiming = { ...shortRunTiming, ...timing };
  return { ...stage, run: (runbook, choice = {}) => runOnce(stage, runbook, choice, runTiming) };
}

async function runOnce(
  stage: Omit<RunStage, "run">,
  runbook: RunbookId,
  choice: RunChoice,
  timing: RunTiming,
): Promise<FinishedRun> {
  const { practice, past, attestations, changes } = stage;
  // What was changed at the appliances a moment ago is not yet in an answer that they keep.
  await delay(healthCacheMs + 50);
  const { hands, pair } = startTerminalHands(practice, { isDryRun: choice.isDryRun ?? false });
  const before = hands.memory();
  const journal: RunEvent[] = [];
  const procedures = { readRunFacts, writeRunbook, offerRunbooks };
  const keep = (event: RunEvent) => void journal.push(event);
  const isDryRun = choice.isDryRun ?? false;
  const prepared = { hands, pair, past, changes, timing, procedures, runbook, isDryRun, by: "a test", clock };
  const state = await prepareRun({ ...prepared, append: keep });
  const executor = createRunExecutor({
    state,
    append(event) {
      keep(event);
      giveUpLater(event, executor, choice);
      choice.onEvent?.(event, executor);
    },
    hands,
    known: {
      pair,
      attestations: () => attestations,
      changes: () => changes,
      lastSwapAt: lastSwapAt(past),
      earlierBackups: backupTimes(past),
      lastSeenPrimary: lastSeenPrimary(pair, before),
    },
    judge: { judgeCheck, planOf, foreignChanges },
    clock: impatientClock,
    log: silentLog,
    onChange: () => undefined,
  });
  await choice.onBegun?.();
  if (choice.carried) {
    await hands.file.watchFolder(choice.carried.folder);
    hands.file.givePassphrase(choice.carried.passphrase);
  }
  await drive(executor, practice, choice, hands.file);
  await executor.close();
  const finished = read(executor.state(), journal);
  past.unshift({ id: `run-${past.length + 1}`, state: executor.state() });
  return finished;
}

function giveUpLater(event: RunEvent, run: RunExecutor, { patienceMs = {} }: RunChoice): void {
  const afterMs = event.event === "reached" ? patienceMs[event.step] : undefined;
  if (afterMs === undefined || event.event !== "reached") return;
  clock.setTimer(() => {
    const move = nextMove(run.state());
    if ("step" in move && move.step.id === event.step) run.stopWaiting(event.step);
  }, afterMs);
}

async function drive(run: RunExecutor, practice: PracticePair, choice: RunChoice, file: PlayedDesk): Promise<void> {
  for (;;) {
    await run.advance();
    const move = nextMove(run.state());
    if (move.move !== "ask" && move.move !== "hand-over") return;
    const { id } = move.step;
    if (choice.stopAt === id) return;
    await choice.before?.(id, run);
    if (run.state().cancelled !== null) continue;
    if (move.move === "ask") run.answer(id, valuesFor(move.inputs, choice.answers ?? {}));
    else {
      await doIt(move.step, practice, choice, file);
      run.personDid(id);
    }
  }
}

async function doIt(
  { id, deed }: StepOf<"manual">,
  practice: PracticePair,
  { onlySaid = [] }: RunChoice,
  file: PlayedDesk,
): Promise<void> {
  if (deed && !onlySaid.includes(id)) await playDeed(deed, practice, file);
}

export const valuesFor = (inputs: readonly Input[], answers: Answers): Record<string, string> =>
  Object.fromEntries(inputs.map((input) => [input.id, answers[input.id] ?? usualAnswer(input)]));

const usualAnswer = ({ values }: Input): string => values?.[0]?.value ?? "The person in the test wants to go on.";

function read(state: RunState, journal: readonly RunEvent[]): FinishedRun {
  const path = journal.flatMap((event) => {
    const isOver = ["checked", "answered", "decided", "called", "would-call", "would-wait", "person-did"];
    return "step" in event && event.step !== null && isOver.includes(event.event) ? [event.step] : [];
  });
  const calls = journal.flatMap((event) => (event.event === "intended" ? roleCallIn(event.call) : []));
  return { state, journal, path, calls, outcome: state.ending?.outcome ?? null, text: state.ending?.text ?? "" };
}

/** Of either version of the API, from what was sent. */
function roleCallIn({ appliance, body, url }: { appliance: string; body: string | null; url: string }): string[] {
  if (body === null) return [];
  const wish = url.endsWith("/failover-role") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  const isOn = (value: unknown) => value === true || value === "1";
  const flags = [isOn(wish.data_sync_first) ? " sync" : "", isOn(wish.force) ? " force" : ""].join("");
  return [`${appliance} ${wish.role}${flags}`];
}
