/**
 * Watches one pair: remembers what each look found and says when the picture changed. When a probe contradicts what the
 * last health look believed, health and site are asked at once instead of at their turn.
 */
import { hasConflict } from "../../../shared/assessment/assess.ts";
import { latest, type Memory, remember, withoutFuture } from "../../../shared/assessment/memory.ts";
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
  const doubts = createDoubts();

  function take(observation: Observation): void {
    if (isClosed) return;
    const isNews = doubts.isNews(memory, observation);
    const step = remember(withoutFuture(memory, clock.nowMs()), observation);
    memory = step.memory;
    options.keep(step.written);
    conflictSince = hasConflict(pair, memory, clock.nowMs()) ? earlier(conflictSince, isoNow(clock)) : null;
    options.onChange();
    if (isNews) void schedule.askNow((question) => isCheckedAfter(observation, question));
  }

  const schedule = scheduleQuestions({
    questions: questionsAbout(pair),
    ask: (question) =>
      observer
        .ask(question)
        .then(take)
        .catch((error: unknown) => {
          options.log.error("look.failed", error, { pair: pair.name, question: question.kind });
        }),
    // Whoever waits for a whole round is told of it now, not with the next answer.
    onRoundComplete: options.onChange,
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

/** The clock may have been set back since. */
const earlier = (known: string | null, now: string): string => (known !== null && known < now ? known : now);

/**
 * Somebody answers where health found nobody, or the other way round. The same contradiction is no news again until the
 * two have agreed, so an appliance that answers probes and not its API is not asked more often than the rest.
 */
function createDoubts() {
  const known = new Map<string, string>();
  return {
    isNews(memory: Memory, observation: Observation): boolean {
      if (observation.kind !== "probe") return false;
      const health = latest(memory, "health", observation.appliance);
      // Where the account was the obstacle nothing may have been asked at all.
      if (!health || health.outcome.kind === "unauthorized") return false;
      const found = observation.outcome.kind === "unreachable" ? "nobody" : "somebody";
      const believed = health.outcome.kind === "unreachable" ? "nobody" : "somebody";
      const isKnown = known.get(observation.appliance) === found;
      if (found === believed) known.delete(observation.appliance);
      else known.set(observation.appliance, found);
      return found !== believed && !isKnown;
    },
  };
}

const isCheckedAfter = (probe: Observation, question: Question): boolean =>
  question.kind === "site" ||
  (question.kind === "health" && probe.kind === "probe" && question.appliance === probe.appliance);
