/**
 * Watches one pair: remembers what each look found and says when the picture changed. When a probe contradicts what the
 * last health look believed, health and site are asked at once instead of at their turn.
 */
import { hasConflict } from "../../../shared/assessment/assess.ts";
import { latest, type Memory, remember } from "../../../shared/assessment/memory.ts";
import { viewPair } from "../../../shared/assessment/view-pair.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import type { Log } from "../log/log.ts";
import { type Clock, isoNow } from "../ports.ts";
import { type PairObserver, type Question, questionsAbout } from "./pair-observer.ts";
import { scheduleQuestions } from "./question-schedule.ts";

export interface PairWatcher {
  view(): PairView;
  /** Every question has been answered once: before that a verdict would only tell how far the first round is. */
  hasLooked(): boolean;
  /** Asks everything now; resolves when all answers are in. */
  checkNow(): Promise<void>;
  /** Also ends the observer. */
  close(): Promise<void>;
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
  /** Called with what an observation has newly settled, before `onChange`. */
  keep(written: [slot: string, observation: Observation][]): void;
  onChange(): void;
}

export function watchPair(options: WatcherOptions): PairWatcher {
  const { pair, observer, clock } = options;
  let memory = options.memory;
  let conflictSince: string | null = null;
  let runningChecks = 0;
  let isClosed = false;

  function take(observation: Observation): void {
    if (isClosed) return;
    const isNews = contradictsHealth(memory, observation);
    const step = remember(memory, observation);
    memory = step.memory;
    options.keep(step.written);
    conflictSince = hasConflict(pair, memory, clock.nowMs()) ? (conflictSince ?? isoNow(clock)) : null;
    options.onChange();
    if (isNews) void schedule.askNow((question) => isCheckedAfter(observation, question));
  }

  const schedule = scheduleQuestions({
    questions: questionsAbout(pair),
    ask: (question) =>
      observer.ask(question).then(take, (error: unknown) => {
        options.log.error("look.failed", error, { pair: pair.name, question: question.kind });
      }),
    clock,
    random: options.random,
  });

  return {
    view() {
      const context = { nowMs: clock.nowMs(), isSingleLook: false, conflictSince };
      return viewPair(pair, memory, { ...context, isLooking: runningChecks > 0 });
    },
    hasLooked: schedule.isRoundComplete,
    async checkNow() {
      runningChecks += 1;
      options.onChange();
      await schedule.askNow(() => true);
      runningChecks -= 1;
      if (!isClosed) options.onChange();
    },
    async close() {
      isClosed = true;
      await observer.close();
      await schedule.close();
    },
  };
}

/** Somebody answers where health found nobody, or the other way round. */
function contradictsHealth(memory: Memory, observation: Observation): boolean {
  if (observation.kind !== "probe") return false;
  const health = latest(memory, "health", observation.appliance);
  return health !== null && (health.outcome.kind === "unreachable") !== (observation.outcome.kind === "unreachable");
}

const isCheckedAfter = (probe: Observation, question: Question): boolean =>
  question.kind === "site" ||
  (question.kind === "health" && probe.kind === "probe" && question.appliance === probe.appliance);
