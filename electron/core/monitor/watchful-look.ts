/**
 * One look, and what its silence gives rise to while a second look confirms it: is it me, and what of the rest? All of it
 * is confirmed at the same time then, and nothing is said before.
 */
import { latest, type Memory } from "../../../shared/assessment/memory.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Clock } from "../ports.ts";
import type { PairObserver, Question } from "./pair-observer.ts";

export function createWatchfulLook(options: {
  observer: PairObserver;
  clock: Clock;
  memory: () => Memory;
  /** Hears of each question before it is asked. */
  onAsk: (question: Question, nowMs: number) => void;
  /** Also in a pause: it belongs to the look. */
  askVantage: () => Promise<void>;
  /** Hears of a silence before it is confirmed. */
  onSilence: (first: Observation) => void;
}): (question: Question) => Promise<Observation> {
  const { observer, clock, memory, onSilence } = options;

  function isVantageKnownSince(ms: number): boolean {
    const at = latest(memory(), "vantage")?.at;
    return at !== undefined && Date.parse(at) >= ms && Date.parse(at) <= clock.nowMs();
  }

  return async (question) => {
    const startedMs = clock.nowMs();
    options.onAsk(question, startedMs);
    const askVantage = async (): Promise<void> => {
      if (!isVantageKnownSince(startedMs)) await options.askVantage();
    };
    const observation = await observer.ask(question, (first) => {
      if (!isSilence(first)) return;
      void askVantage();
      onSilence(first);
    });
    if (!isSilence(observation)) return observation;
    // Before anybody is called down; and what was silent then stays unknown, also when others answer again.
    await askVantage();
    const isLost = isVantageKnownSince(startedMs) && latest(memory(), "vantage")?.outcome.kind === "lost";
    return isLost ? { ...observation, isBlind: true } : observation;
  };
}

/** A name look-up or handshake that fails says less than the looks that follow it. */
const isSilence = ({ kind, outcome }: Observation): boolean =>
  outcome.kind === "unreachable" && (kind === "health" || kind === "probe" || kind === "site");
