/**
 * Asks the questions that can be asked about one pair from this computer and answers with observations. A failed look is
 * repeated once before it counts, so a single lost packet is never reported. Owns its connections.
 */
import type { Observation } from "../../../shared/domain/observation.ts";
import type { Appliance, PairDefinition } from "../../../shared/domain/pair.ts";
import { kindsOfAppliance, kindsOfPair, type Question } from "../../../shared/domain/question.ts";
import { type Clock, isoNow } from "../ports.ts";

export type { Question };

export interface PairObserver {
  /** `onSilence` hears of a first look that found nobody, before the second one has confirmed it. */
  ask(question: Question, onSilence?: (first: Observation) => void): Promise<Observation>;
  /** Ends the looks that are under way; what they still answer says nothing about the pair. */
  close(): Promise<void>;
}

type Answer<K extends Observation["kind"]> = Omit<
  Extract<Observation, { kind: K }>,
  "at" | "tookMs" | "kind" | "appliance"
>;

/** How each question is put on the wire; the composition root joins the protocols to the watching here. */
export interface Protocols {
  health(appliance: Appliance): Promise<Answer<"health">>;
  probe(appliance: Appliance): Promise<Answer<"probe">>;
  certificate(appliance: Appliance): Promise<Answer<"certificate">>;
  "default-certificate"(appliance: Appliance): Promise<Answer<"default-certificate">>;
  appliances(appliance: Appliance): Promise<Answer<"appliances">>;
  site(): Promise<Answer<"site">>;
  vantage(): Promise<Answer<"vantage">>;
  "site-address"(): Promise<Answer<"site-address">>;
  close(): Promise<void>;
}

/** From the first look's beginning: one that waited longer for an answer has waited enough. */
const confirmationDelayMs = 1_500;

export function questionsAbout(pair: PairDefinition): Question[] {
  return [
    ...kindsOfAppliance.flatMap((kind) => pair.appliances.map(({ name }): Question => ({ kind, appliance: name }))),
    ...kindsOfPair.map((kind): Question => ({ kind })),
  ];
}

export function createPairObserver(options: {
  pair: PairDefinition;
  protocols: Protocols;
  clock: Clock;
  /** Milliseconds that never jump, for how long a look took; a test whose clock stands still passes one that does too. */
  stopwatch?: (() => number) | undefined;
}): PairObserver {
  const { pair, protocols, clock, stopwatch = () => performance.now() } = options;
  const pauses = new Set<() => void>();
  let isClosed = false;

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = clock.setTimer(end, delayMs);
      function end() {
        timer.cancel();
        pauses.delete(end);
        resolve();
      }
      pauses.add(end);
    });
  }

  async function look(question: Question): Promise<Observation> {
    const startedMs = stopwatch();
    const answer = await put(question);
    const stamp = { at: isoNow(clock), tookMs: Math.round(stopwatch() - startedMs) };
    return { ...question, ...answer, ...stamp } as Observation;
  }

  function put(question: Question) {
    if (!("appliance" in question)) return protocols[question.kind]();
    const appliance = pair.appliances.find(({ name }) => name === question.appliance);
    if (!appliance) throw new Error(`no appliance ${question.appliance} in ${pair.name}`);
    return protocols[question.kind](appliance);
  }

  return {
    async ask(question, onSilence) {
      const first = await look(question);
      if (first.outcome.kind !== "unreachable" || isClosed) return first;
      onSilence?.(first);
      await pause(Math.max(0, confirmationDelayMs - first.tookMs));
      return isClosed ? first : look(question);
    },
    async close() {
      isClosed = true;
      for (const end of pauses) end();
      await protocols.close();
    },
  };
}
