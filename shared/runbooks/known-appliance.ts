/**
 * Whether what answers is the appliance that was known here before the run. A person may accept another one for the run, which
 * is kept for good once the run is done. Accepting says who it is and nothing about the data that it holds.
 */
import type { Answer } from "../domain/answer.ts";
import type { FactsOfAppliance, RunFacts } from "./run-facts.ts";
import type { RunKnowledge } from "./run-knowledge.ts";
import type { RunState } from "./run-state.ts";
import { applianceOf } from "./which-appliance.ts";

/** By position: an appliance's name may hold what an input's id may not. */
export const acceptInputs = ["accept-first", "accept-second"] as const;

const factsOf = ({ appliances }: RunFacts, name: string): FactsOfAppliance | undefined =>
  appliances.find((one) => one.name === name);

export const isReplaced = ({ knownAs, applianceId }: FactsOfAppliance): boolean =>
  knownAs !== null && applianceId !== null && knownAs.applianceId !== applianceId;

/** Unknown: it tells no id now, or none was known before. */
export function isKnownAppliance({ facts, situation }: RunKnowledge, name: string): Answer {
  const knownAs = factsOf(facts, name)?.knownAs;
  const id = applianceOf(situation, name).reading?.applianceId;
  if (!knownAs || !id) return "unknown";
  return knownAs.applianceId === id ? "yes" : "no";
}

/** Something was seen under this name before the run, whatever answers there now. */
export const wasSeenBefore = ({ facts }: RunKnowledge, name: string): boolean => !!factsOf(facts, name)?.knownAs;

/** The very one that was shown when it was accepted, and no other. */
export function isAcceptedAppliance({ facts, answers, situation }: RunKnowledge, name: string): boolean {
  const id = applianceOf(situation, name).reading?.applianceId;
  return acceptedIn(facts, answers).some((one) => one.appliance === name && one.applianceId === id);
}

export interface AcceptedAppliance {
  appliance: string;
  applianceId: string;
}

function acceptedIn(facts: RunFacts, answers: Readonly<Record<string, string>>): AcceptedAppliance[] {
  return facts.appliances.flatMap((one, at) => {
    const input = acceptInputs[at];
    const isAccepted = input !== undefined && answers[input]?.trim() === one.name && isReplaced(one);
    return isAccepted && one.applianceId !== null ? [{ appliance: one.name, applianceId: one.applianceId }] : [];
  });
}

/** What is known for good from now on: only a run that is done has proved that the new appliance does its work. */
export const acceptedForGood = ({ started, answers, ending }: RunState): AcceptedAppliance[] =>
  ending?.outcome === "done" && !started.isDryRun ? acceptedIn(started.facts, answers) : [];
