/** Who plays which part in a procedure, told by what the appliances said themselves, and by identity only where they are silent. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import { normalPrimaryOf, otherOf } from "./appliance-words.ts";

export interface RolesCast {
  primary: FactsOfAppliance;
  backup: FactsOfAppliance;
}

/** Who holds which role now. */
export function presentRoles(facts: RunFacts): RolesCast {
  const normal = normalPrimaryOf(facts);
  const other = otherOf(facts, normal);
  const isSwapped =
    (other.role === "primary" && normal.role !== "primary") || (normal.role === "backup" && !other.role);
  return isSwapped ? { primary: other, backup: normal } : { primary: normal, backup: other };
}

export interface TakeoverCast {
  lost: FactsOfAppliance;
  standIn: FactsOfAppliance;
}

/** The one that still answers stands in. Where both or none do, it is the normal backup. */
export function takeoverParts(facts: RunFacts): TakeoverCast {
  const normal = normalPrimaryOf(facts);
  const other = otherOf(facts, normal);
  const isOnlyNormalLeft = normal.role !== null && other.role === null;
  return isOnlyNormalLeft ? { lost: other, standIn: normal } : { lost: normal, standIn: other };
}

export interface ReturnCast {
  returned: FactsOfAppliance;
  standIn: FactsOfAppliance;
}

/** Where only one is primary, the other one is about to return. Where both are, the normal primary came back. */
export function returnParts(facts: RunFacts): ReturnCast {
  const normal = normalPrimaryOf(facts);
  const other = otherOf(facts, normal);
  const isNormalStandIn = normal.role === "primary" && other.role !== "primary";
  return isNormalStandIn ? { returned: other, standIn: normal } : { returned: normal, standIn: other };
}

/** Told by the appliance that serves the site name; the first one where nobody knows. Only an order, never a judgement. */
export function servingFirst(facts: RunFacts): readonly [FactsOfAppliance, FactsOfAppliance] {
  const [first, second] = facts.appliances;
  const isSecond = facts.servedBy === second.name || (facts.servedBy !== first.name && second.isNormalPrimary);
  return isSecond ? [second, first] : [first, second];
}
