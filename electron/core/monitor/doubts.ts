/** When a look at an appliance finds somebody where nobody was before, or the other way round. */
import { latest, type Memory } from "../../../shared/assessment/memory.ts";
import type { Observation } from "../../../shared/domain/observation.ts";

type Found = "somebody" | "nobody";

/**
 * Health and probe are told apart: an appliance that answers the one and not the other is news once, and is not asked more
 * often than the rest for as long as that lasts. What the other one has found already is no news either.
 */
export function createDoubts() {
  const last = new Map<string, Found>();
  return {
    /** `observation`: confirmed, or the first silence of a look. */
    isNews(memory: Memory, observation: Observation): boolean {
      if (observation.kind !== "health" && observation.kind !== "probe") return false;
      const { appliance, kind, outcome } = observation;
      if (outcome.kind === "unauthorized") return false;
      const other = kind === "health" ? "probe" : "health";
      const found: Found = outcome.kind === "unreachable" ? "nobody" : "somebody";
      const before = last.get(`${kind}/${appliance}`) ?? foundBy(latest(memory, kind, appliance));
      const foundByOther = last.get(`${other}/${appliance}`) ?? foundBy(latest(memory, other, appliance));
      last.set(`${kind}/${appliance}`, found);
      // Where the account was the obstacle nothing may have been asked at all, and the site name would ask with it.
      const isAccountTheObstacle = latest(memory, "health", appliance)?.outcome.kind === "unauthorized";
      return found !== (before ?? foundByOther ?? found) && found !== foundByOther && !isAccountTheObstacle;
    },
  };
}

function foundBy(look: { outcome: { kind: string } } | null): Found | null {
  if (!look || look.outcome.kind === "unauthorized") return null;
  return look.outcome.kind === "unreachable" ? "nobody" : "somebody";
}
