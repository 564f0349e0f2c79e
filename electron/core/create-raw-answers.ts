/**
 * What appliances answer while they are watched, gathered in memory and written every few seconds, all pairs together: a
 * kill loses those seconds of raw answers, never of the history. The same answer again only counts on.
 */
import type { CommandLogEntry } from "../../shared/contract/command-log.ts";
import type { RawAnswersPage, RawAnswersQuery } from "../../shared/contract/history.ts";
import { periodOf } from "./create-timeline.ts";
import type { Clock } from "./ports.ts";
import { dayOf, type RawAnswersStore, type RepeatedAnswer } from "./storage/raw-answers-store.ts";

export interface RawAnswersService {
  keep(entry: CommandLogEntry): void;
  /** Throws PairdeskError `period-invalid`. */
  page(query: RawAnswersQuery): RawAnswersPage;
  /** Writes what there is of a pair that is not watched any more, and lets go of it. */
  end(pairId: string): void;
  close(): void;
}

type Growing = RepeatedAnswer & { id: number | null; isWritten: boolean };

const writeEveryMs = 15_000;
/** After a longer silence the same answer is told of anew: nobody knows what was answered in between. */
const longestPauseMs = 15 * 60_000;

/** @param guard runs the writing; what is seen is shown even when it cannot be kept */
export function createRawAnswers(options: {
  store: RawAnswersStore;
  isWanted: () => boolean;
  guard: (work: () => void) => void;
  clock: Clock;
}): RawAnswersService {
  const { store, isWanted, guard, clock } = options;
  /** The last answer to each question, which may still go on. */
  const last = new Map<string, Growing>();
  let ended: Growing[] = [];
  let timer: { cancel(): void } | null = null;

  function write(): void {
    timer?.cancel();
    timer = null;
    // Chosen in the meantime; what was written goes with the next sweep.
    if (!isWanted()) {
      ended = [];
      last.clear();
      return;
    }
    const waiting = [...ended, ...last.values()].filter(({ isWritten }) => !isWritten);
    ended = [];
    guard(() => {
      const ids = store.put(waiting);
      waiting.forEach((answer, index) => {
        answer.id = ids[index] ?? null;
        answer.isWritten = true;
      });
    });
  }

  function keep(entry: CommandLogEntry): void {
    if (!isWanted()) return;
    const answer = answerOf(entry);
    const key = JSON.stringify([answer.pairId, answer.appliance, answer.question]);
    const before = last.get(key);
    if (before && goesOn(before, answer)) {
      Object.assign(before, { untilMs: answer.untilMs, times: before.times + 1, isWritten: false });
    } else {
      if (before && !before.isWritten) ended.push(before);
      last.set(key, answer);
    }
    timer ??= clock.setTimer(write, writeEveryMs);
  }

  return {
    keep,
    page({ from, until, ...query }) {
      const period = periodOf({ from, until });
      write();
      return store.page(query, period);
    },
    end(pairId) {
      write();
      for (const [key, answer] of last) if (answer.pairId === pairId) last.delete(key);
    },
    close: write,
  };
}

function answerOf({ pairId, appliance, method, path, at, outcome, api, received }: CommandLogEntry): Growing {
  const atMs = Date.parse(at);
  return {
    ...{ pairId, appliance, question: `${method} ${path}`, fromMs: atMs, untilMs: atMs, times: 1 },
    outcome: JSON.stringify(outcome),
    // Of a login nothing but its outcome is worth keeping.
    body: api === "login" ? null : received,
    ...{ id: null, isWritten: false },
  };
}

function goesOn(before: Growing, { fromMs, outcome, body }: Growing): boolean {
  const isSame = before.outcome === outcome && before.body === body;
  const pauseMs = fromMs - before.untilMs;
  return isSame && pauseMs >= 0 && pauseMs <= longestPauseMs && dayOf(fromMs) === dayOf(before.fromMs);
}
