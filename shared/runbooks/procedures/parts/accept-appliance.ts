/** Another appliance answers under a name that is known: a person says that it is meant to, with both ids before their eyes. */
import { acceptInputs, isReplaced } from "../../known-appliance.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Input, StepOf } from "../../runbook.ts";
import { identityOf, momentWords } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";

/** Nothing where each is the one that was known, or nothing is known of it from before. */
export function acceptAppliances({ appliances }: RunFacts): StepOf<"question">[] {
  const inputs = appliances.flatMap((appliance, at) => acceptInput(appliance, acceptInputs[at]));
  if (inputs.length === 0) return [];
  return [
    {
      id: "accept-appliance",
      kind: "question",
      title: "Accept the new appliance?",
      chapter: chapters.ours,
      text: [
        "Another appliance answers than the one that was known here. Accept it only if it was replaced or reset on purpose; otherwise stop, and find out what answers at this address.",
        "Accepting it says nothing about the data on it. Pairdesk knows it by its new id for good once this run is done.",
      ],
      inputs,
    },
  ];
}

function acceptInput(appliance: FactsOfAppliance, id: string | undefined): Input[] {
  const { name, knownAs, applianceId } = appliance;
  if (!isReplaced(appliance) || !knownAs || id === undefined) return [];
  const meaning = `Known so far: appliance id ${knownAs.applianceId}, seen first ${momentWords(knownAs.at)}. Answering now: appliance id ${applianceId}.`;
  return [
    {
      id,
      kind: "confirm",
      label: `Type ${name} to accept the new appliance`,
      hint: `${meaning} ${name}: ${identityOf(appliance)}`,
      values: [{ value: name, label: name, meaning }],
    },
  ];
}
