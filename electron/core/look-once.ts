/** One look at one pair, from nothing: what `status` prints. Writes nothing and keeps nothing. */
import { assess } from "../../shared/assessment/assess.ts";
import type { AssessmentContext } from "../../shared/assessment/context.ts";
import { emptyMemory, type Memory, remember } from "../../shared/assessment/memory.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { PairStatus } from "../../shared/domain/pair-status.ts";
import type { Said } from "../../shared/domain/said.ts";
import { createProtocols } from "./create-protocols.ts";
import { createPairObserver, questionsAbout } from "./monitor/pair-observer.ts";
import type { Clock } from "./ports.ts";

export interface LookOptions {
  pair: PairDefinition;
  readSecret: (applianceName: string) => Promise<string | null>;
  clock: Clock;
  /** See `createPairObserver`. */
  stopwatch?: () => number;
  /** What an earlier look remembered, so that an outage can be told with the last sync seen. */
  memory?: Memory;
  said?: Said & Pick<AssessmentContext, "attestations" | "settingsChanges">;
}

/** Asks everything once; answers with what is known now. */
export async function observeOnce(options: LookOptions): Promise<Memory> {
  const { pair, clock, stopwatch } = options;
  const observer = createPairObserver({ pair, protocols: createProtocols(options), clock, stopwatch });
  try {
    const found = await Promise.all(questionsAbout(pair).map((question) => observer.ask(question)));
    return found.reduce((known, observation) => remember(known, observation).memory, options.memory ?? emptyMemory);
  } finally {
    await observer.close();
  }
}

export async function lookOnce(options: LookOptions): Promise<PairStatus> {
  const memory = await observeOnce(options);
  return assess(options.pair, memory, {
    nowMs: options.clock.nowMs(),
    isSingleLook: true,
    suspectedSince: {},
    attestations: options.said?.attestations ?? [],
    settingsChanges: options.said?.settingsChanges ?? [],
    maintenance: options.said?.maintenance ?? null,
    rolesAcknowledgedUntil: options.said?.rolesAcknowledged?.until ?? null,
  });
}
