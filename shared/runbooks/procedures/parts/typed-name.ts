/** The person types the name of the appliance that it is about, with side, identity and address before their eyes. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Condition, Input, StepOf } from "../../runbook.ts";
import { identityOf } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { gate } from "./when.ts";

interface Named {
  appliance: FactsOfAppliance;
  /** "will serve the site", "will be overwritten". */
  fate: string;
  when?: Condition;
}

const nameInput = ({ appliance, fate, when }: Named): Input => ({
  id: "type-name",
  kind: "confirm",
  label: `Type ${appliance.name}, the appliance that ${fate}`,
  hint: `${appliance.name}: ${identityOf(appliance)}`,
  values: [{ value: appliance.name, label: appliance.name, meaning: identityOf(appliance) }],
  ...gate(when),
});

/** With more than one, a condition tells which name is wanted. */
export const typedName = (text: string[], ...named: [Named, ...Named[]]): StepOf<"question"> => ({
  id: "type-name",
  kind: "question",
  title: "Type the name of the appliance",
  chapter: chapters.ours,
  text,
  inputs: named.map(nameInput),
});

/** A statement that is only gone past by saying yes to it. */
export const confirmed = (
  asked: Omit<StepOf<"question">, "kind" | "inputs"> & { label: string; hint?: string },
): StepOf<"question"> => {
  const { label, hint, ...step } = asked;
  const values = [{ value: "yes", label: "Yes" }];
  return {
    ...step,
    kind: "question",
    inputs: [{ id: step.id, kind: "confirm", label, ...(hint ? { hint } : {}), values }],
  };
};
