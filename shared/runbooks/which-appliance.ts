import { type ApplianceSituation, otherThan, type Situation } from "../assessment/situation.ts";

/** A runbook names only appliances of its own pair, so another name is a mistake of ours. */
export function applianceOf(situation: Situation, name: string): ApplianceSituation {
  const found = situation.appliances.find((appliance) => appliance.name === name);
  if (!found) throw new Error(`the pair has no appliance ${name}`);
  return found;
}

export const peerOf = (situation: Situation, name: string): ApplianceSituation =>
  otherThan(situation, applianceOf(situation, name));
