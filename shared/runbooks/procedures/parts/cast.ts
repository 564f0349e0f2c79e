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

/** As our own journals know; else the normal primary comes back, unless it is the one that serves while the other one is silent. */
export function returnParts(facts: RunFacts): ReturnCast {
  const known = facts.appliances.find(({ name }) => name === facts.standIn);
  const standIn = known ?? standInBySight(facts) ?? otherOf(facts, normalPrimaryOf(facts));
  return { returned: otherOf(facts, standIn), standIn };
}

/** The only one that says that it is primary; null: none or both do. */
function standInBySight({ appliances: [first, second] }: RunFacts): FactsOfAppliance | null {
  if (first.role === "primary") return second.role === "primary" ? null : first;
  return second.role === "primary" ? second : null;
}

/** Our own journals know another stand-in than the one that is primary now; null: nothing speaks against them. */
export function standInContradicted(facts: RunFacts): { known: string; seen: string } | null {
  const seen = standInBySight(facts)?.name;
  const { standIn: known } = facts;
  return seen !== undefined && known !== null && seen !== known ? { known, seen } : null;
}

/** Told by the appliance that serves the site name; the first one where nobody knows. Only an order, never a judgement. */
export function servingFirst(facts: RunFacts): readonly [FactsOfAppliance, FactsOfAppliance] {
  const [first, second] = facts.appliances;
  const isSecond = facts.servedBy === second.name || (facts.servedBy !== first.name && second.isNormalPrimary);
  return isSecond ? [second, first] : [first, second];
}
