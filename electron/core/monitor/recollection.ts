/** What a watcher knows of its pair between looks: the memory, and since when there is something to be confirmed. */
import { suspicionsNow } from "../../../shared/assessment/assess.ts";
import type { SuspectedSince } from "../../../shared/assessment/context.ts";
import { knowAnew, type Memory, remember, withoutFuture } from "../../../shared/assessment/memory.ts";
import { suspectedSince } from "../../../shared/assessment/suspicions.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { type Clock, isoNow } from "../ports.ts";

export interface Recollection {
  memory(): Memory;
  suspected(): SuspectedSince;
  /** Answers with what the observation has newly settled. */
  take(observation: Observation): [slot: string, observation: Observation][];
  /** The same of an appliance that a person accepted in the place of another one. */
  accept(accepted: { appliance: string; applianceId: string }): [slot: string, observation: Observation][];
}

export function createRecollection(pair: PairDefinition, earlier: Memory, clock: Clock): Recollection {
  let memory = withoutFuture(earlier, clock.nowMs());
  let latestMs = clock.nowMs();
  let suspected: SuspectedSince = {};

  return {
    memory: () => memory,
    suspected: () => suspected,
    take(observation) {
      // Only a clock that was set back makes a future of what is remembered.
      if (clock.nowMs() < latestMs) memory = withoutFuture(memory, clock.nowMs());
      latestMs = clock.nowMs();
      const step = remember(memory, observation);
      memory = step.memory;
      if (bearsOnRoles(observation)) {
        suspected = suspectedSince(suspected, suspicionsNow(pair, memory, clock.nowMs()), isoNow(clock));
      }
      return step.written;
    },
    accept(accepted) {
      const step = knowAnew(memory, accepted);
      memory = step.memory;
      return step.written;
    },
  };
}

/** What no role is read from is by far the most that comes in. */
const bearsOnRoles = ({ kind, outcome }: Observation): boolean =>
  kind === "health" || kind === "site" || (kind === "probe" && outcome.kind === "unreachable");
