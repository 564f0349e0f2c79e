/**
 * Watches one pair: remembers what each look found and says when the picture changed. When an appliance falls silent or
 * answers again, health and site are asked at once instead of at their turn: of a silence already while a second look
 * confirms it, so that all of it is confirmed at the same time and nothing is said before.
 */
import { assessSituation } from "../../../shared/assessment/assess.ts";
import type { AssessmentContext, Expectation } from "../../../shared/assessment/context.ts";
import type { Memory } from "../../../shared/assessment/memory.ts";
import { readSituation, type Situation } from "../../../shared/assessment/situation.ts";
import type { SyncSeen } from "../../../shared/assessment/sync-rhythm.ts";
import { viewPair } from "../../../shared/assessment/view-pair.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import type { Maintenance } from "../../../shared/domain/maintenance.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairStatus } from "../../../shared/domain/pair-status.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { Log } from "../log/log.ts";
import { type Clock, isoNow } from "../ports.ts";
import { createDoubts } from "./doubts.ts";
import { createHealthAccount, type HealthAccount } from "./health-account.ts";
import type { HealthAsked } from "./health-asked.ts";
import { type PairObserver, type Question, questionsAbout } from "./pair-observer.ts";
import { type QuestionSchedule, scheduleQuestions } from "./question-schedule.ts";
import { createRecollection, type Recollection } from "./recollection.ts";
import { createWatchfulLook } from "./watchful-look.ts";

export interface PairWatcher {
  view(): PairView;
  /** Every question has been answered once: before that a verdict would only tell how far the first round is. */
  hasLooked(): boolean;
  /** Asks everything now; resolves when all answers are in. In a pause at once: it is asked when that is over. */
  checkNow(): Promise<void>;
  /** The computer slept, or its clock was set: asks everything as `checkNow` does, and nothing before counts as missed. */
  wake(): Promise<void>;
  /** For a run: asks these now, also in a pause and also when a look at them is under way; resolves when all answers are in. */
  look(isWanted: (question: Question) => boolean): Promise<void>;
  /** Until the answer is called nothing is asked but by `look`; then what became due is asked at once. */
  pause(): () => void;
  memory(): Memory;
  /** What judging needs beside the memory, as of now. */
  context(): AssessmentContext;
  /** When this appliance's health was asked last by this program, through the site name too. Milliseconds; null: never. */
  lastHealthAskedMs(appliance: string): number | null;
  /** From now on this one is known under the name, as a person accepted it. Nothing where another one answers now. */
  acceptAppliance(accepted: { appliance: string; applianceId: string }): void;
  /** Also ends the observer. */
  close(): Promise<void>;
}

export interface PairHistory {
  look(observation: Observation): void;
  /** Never in the middle of a round that asks everything, as after a sleep: much is merely not known yet then. */
  judge(situation: Situation, status: PairStatus): void;
  /** This computer slept until now. */
  sleptUntilNow(): void;
  /** The data syncs of the last months that were seen as they happened. */
  syncsSeen(): readonly SyncSeen[];
}

export interface ToldToWatcher
  extends Pick<AssessmentContext, "attestations" | "settingsChanges" | "outagesOf" | "takeover" | "backups"> {
  loginChanges: readonly LoginChange[];
}

export interface WatcherOptions {
  pair: Pair;
  observer: PairObserver;
  /** What was remembered when it was last watched. */
  memory: Memory;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Log;
  /** Shared by all that ask for health; kept for this pair alone when left out. */
  healthAsked?: HealthAsked;
  /** Nothing is asked before this, unless somebody wants it checked now; at once when left out. */
  begin?: Promise<void>;
  /** Called with what an observation has newly settled, before `onChange`. */
  keep(written: [slot: string, observation: Observation][]): void;
  onChange(): void;
  /** Keeps what is seen over time; nothing is kept when left out. */
  history?: PairHistory;
  /** Procedures that are known to go on with this pair; none when left out. */
  expected?: () => readonly Expectation[];
  /** ISO time up to which role changes are known to a person; null or left out: none is. */
  rolesAcknowledgedUntil?: () => string | null;
  /** When a person said so last. */
  rolesAcknowledgedAt?: () => string | null;
  /** What people have looked up and noted, and what runs have left behind; nothing when left out. */
  told?: () => ToldToWatcher;
  /** Announced by a person. */
  maintenance?: () => Maintenance | null;
}

export function watchPair(options: WatcherOptions): PairWatcher {
  const { pair, observer, clock } = options;
  const known = createRecollection(pair, options.memory, clock);
  let awakeSince = isoNow(clock);
  const health = createHealthAccount(pair, known.memory, options.healthAsked);
  let isClosed = false;
  const doubts = createDoubts();

  function take(observation: Observation): void {
    if (isClosed) return;
    const isNews = doubts.isNews(known.memory(), observation);
    options.keep(known.take(observation));
    health.answered(observation);
    options.history?.look(observation);
    changed();
    if (isNews) askAbout(observation);
  }

  function changed(): void {
    if (schedule.isRoundComplete() && !checks.isRunning()) judgeForHistory(options, known, awakeSince);
    options.onChange();
  }

  const askAbout = (news: Observation): void => void schedule.askNow((question) => isCheckedAfter(news, question));
  const look = createWatchfulLook({
    observer,
    clock,
    memory: known.memory,
    onAsk: health.asked,
    askVantage: () => schedule.join(({ kind }) => kind === "vantage"),
    onSilence: (first) => void (!isClosed && doubts.isNews(known.memory(), first) && askAbout(first)),
  });

  const schedule = scheduleQuestions({
    questions: questionsAbout(pair),
    ask: (question) => look(question).then(take).catch(tellFailure(options, question)),
    begin: options.begin,
    // Whoever waits for a whole round is told of it now, not with the next answer.
    onRoundComplete: changed,
    clock,
    random: options.random,
  });
  const checks = createChecks(() => schedule.askNow(() => true), {
    onBegin: options.onChange,
    onEnd: () => void (!isClosed && changed()),
  });

  return {
    view: () => viewNow(options, known, { awakeSince, isLooking: checks.isRunning() }),
    hasLooked: schedule.isRoundComplete,
    checkNow: checks.check,
    wake() {
      awakeSince = isoNow(clock);
      options.history?.sleptUntilNow();
      // Much is merely not known yet, until a run or the end of the pause has asked everything.
      schedule.beginRoundAgain();
      return checks.check();
    },
    ...forRuns(schedule, known, health, options),
    context: () => contextOf(options, known, awakeSince),
    async close() {
      isClosed = true;
      await observer.close();
      await schedule.close();
    },
  };
}

const forRuns = (
  schedule: QuestionSchedule,
  known: Recollection,
  health: HealthAccount,
  { keep, onChange }: WatcherOptions,
) => ({
  look: schedule.askAnew,
  pause: schedule.pause,
  memory: known.memory,
  lastHealthAskedMs: health.lastAskedMs,
  acceptAppliance(accepted: Parameters<Recollection["accept"]>[0]): void {
    keep(known.accept(accepted));
    onChange();
  },
});

/** Checks of everything, of which several may be under way. */
function createChecks(askAll: () => Promise<void>, { onBegin, onEnd }: { onBegin(): void; onEnd(): void }) {
  let running = 0;
  return {
    isRunning: () => running > 0,
    async check(): Promise<void> {
      running += 1;
      onBegin();
      await askAll();
      running -= 1;
      onEnd();
    },
  };
}

const tellFailure =
  ({ log, pair }: WatcherOptions, question: Question) =>
  (error: unknown): void =>
    void log.error("look.failed", error, { pair: pair.name, question: question.kind });

function viewNow(
  options: WatcherOptions,
  known: Recollection,
  { awakeSince, isLooking }: { awakeSince: string; isLooking: boolean },
): PairView {
  const context = contextOf(options, known, awakeSince);
  const rolesAcknowledgedAt = options.rolesAcknowledgedAt?.() ?? null;
  const loginChanges = options.told?.().loginChanges ?? [];
  return viewPair(options.pair, known.memory(), { ...context, isLooking, rolesAcknowledgedAt, loginChanges });
}

function judgeForHistory(options: WatcherOptions, known: Recollection, awakeSince: string): void {
  if (!options.history) return;
  const context = contextOf(options, known, awakeSince);
  const situation = readSituation(options.pair, known.memory(), context);
  options.history.judge(situation, assessSituation(situation, context));
}

const contextOf = (options: WatcherOptions, known: Recollection, awakeSince: string): AssessmentContext => ({
  ...options.told?.(),
  nowMs: options.clock.nowMs(),
  isSingleLook: false,
  suspectedSince: known.suspected(),
  awakeSince,
  expected: options.expected?.() ?? [],
  rolesAcknowledgedUntil: options.rolesAcknowledgedUntil?.() ?? null,
  maintenance: options.maintenance?.() ?? null,
  syncsSeen: options.history?.syncsSeen() ?? [],
});

const isCheckedAfter = (news: Observation, question: Question): boolean =>
  question.kind === "site" ||
  (question.kind === "health" && news.kind === "probe" && question.appliance === news.appliance);
