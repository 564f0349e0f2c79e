/**
 * Asks each question at its interval, one look of a kind at a time. Intervals are spread by chance so that many pairs do
 * not knock at once: those of probes, which nothing caches and which find a silence first, are shortened; all others are
 * lengthened, since answers are cached for a minute.
 */
import { lookIntervalMs } from "../../../shared/assessment/intervals.ts";
import type { Clock } from "../ports.ts";
import type { Question } from "./pair-observer.ts";
import { createPauses } from "./pauses.ts";

export interface QuestionSchedule {
  /**
   * Now instead of at its turn; joins a look that is under way. Resolves when it has been dealt with. In a pause nothing is
   * asked for it: it resolves at once, and the questions are asked when the pause is over.
   */
  askNow(isWanted: (question: Question) => boolean): Promise<void>;
  /** The same also in a pause, for what belongs to a look that somebody makes. */
  join(isWanted: (question: Question) => boolean): Promise<void>;
  /** Also in a pause. A look that is under way is waited for and made again: what it answers was asked before. */
  askAnew(isWanted: (question: Question) => boolean): Promise<void>;
  /**
   * Nothing is asked of its own accord until the answer is called; looks under way end. Then what has become due is asked
   * at once. Several pauses at a time are over when the last one is.
   */
  pause(): () => void;
  /** In a pause: what was answered before counts no more for the round. Otherwise nothing. */
  beginRoundAgain(): void;
  /** Every question has been dealt with once. */
  isRoundComplete(): boolean;
  /** Resolves when no look is under way any more. */
  close(): Promise<void>;
}

interface Entry {
  question: Question;
  running: Promise<void> | null;
  isAnswered: boolean;
  /** In a pause its turn came, or somebody wanted it. */
  isDue: boolean;
  timer: { cancel(): void } | null;
}

/** The most that chance adds or takes away, as a share of the interval. */
const jitterShare = 0.1;

export function scheduleQuestions(options: {
  questions: Question[];
  /** Never rejects. */
  ask: (question: Question) => Promise<void>;
  /** Nothing is asked of its own accord before this; at once when left out. */
  begin?: Promise<void> | undefined;
  /** Every question has been dealt with once: `isRoundComplete` is true from here on. */
  onRoundComplete: () => void;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
}): QuestionSchedule {
  const entries = options.questions.map(
    (question): Entry => ({ question, running: null, isAnswered: false, isDue: false, timer: null }),
  );
  const pauses = createPauses(() => {
    for (const entry of entries) if (entry.isDue && !isClosed) void run(entry);
  });
  let isClosed = false;

  function run(entry: Entry): Promise<void> {
    entry.timer?.cancel();
    entry.isDue = false;
    entry.running ??= options.ask(entry.question).finally(() => {
      const isFirst = !entry.isAnswered;
      entry.running = null;
      entry.isAnswered = true;
      if (isClosed) return;
      plan(entry);
      if (isFirst && entries.every(({ isAnswered }) => isAnswered)) options.onRoundComplete();
    });
    return entry.running;
  }

  async function runInTurn(entry: Entry): Promise<void> {
    if (!pauses.isOn()) return run(entry);
    entry.isDue = true;
  }

  async function runAnew(entry: Entry): Promise<void> {
    await entry.running;
    if (!isClosed) await run(entry);
  }

  const each =
    (act: (entry: Entry) => Promise<void>) =>
    async (isWanted: (question: Question) => boolean): Promise<void> => {
      if (isClosed) return;
      await Promise.all(entries.filter(({ question }) => isWanted(question)).map(act));
    };

  function plan(entry: Entry): void {
    const { kind } = entry.question;
    const share = options.random() * jitterShare;
    const delayMs = lookIntervalMs[kind] * (kind === "probe" ? 1 - share : 1 + share);
    entry.timer = options.clock.setTimer(() => void runInTurn(entry), delayMs);
  }

  const begin = (): void => {
    for (const entry of entries) if (!isClosed && !entry.isAnswered) void runInTurn(entry);
  };
  if (options.begin === undefined) begin();
  else void options.begin.then(begin);

  return {
    askNow: each(runInTurn),
    join: each(run),
    askAnew: each(runAnew),
    pause: pauses.begin,
    beginRoundAgain() {
      if (pauses.isOn()) for (const entry of entries) entry.isAnswered = false;
    },
    isRoundComplete: () => entries.every(({ isAnswered }) => isAnswered),
    async close() {
      isClosed = true;
      for (const entry of entries) entry.timer?.cancel();
      await Promise.all(entries.map(({ running }) => running));
    },
  };
}
