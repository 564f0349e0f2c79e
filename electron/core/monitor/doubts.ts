/** When a probe contradicts what the last health look believed. */
import { latest, type Memory } from "../../../shared/assessment/memory.ts";
import type { Observation } from "../../../shared/domain/observation.ts";

/**
 * Somebody answers where health found nobody, or the other way round. The same contradiction is no news again until the
 * two have agreed, so an appliance that answers probes and not its API is not asked more often than the rest.
 */
export function createDoubts() {
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
