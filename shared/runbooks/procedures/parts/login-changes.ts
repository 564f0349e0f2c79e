/** The one question that decides over the way back after a takeover, and the refusal that keeps the wrong order from happening. */
import { changesBefore } from "../../changes-before.ts";
import { riskOn } from "../../risk-on.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, Ending, Input, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";
import { gate } from "./when.ts";

/** The cautious value comes first: it keeps what may exist only on the failed appliance. */
export const changesBeforeInput = ({ name }: FactsOfAppliance, until = "its failure", id = changesBefore): Input => ({
  id,
  kind: "choice",
  label: `Were settings in /login changed on ${name} between the last data sync and ${until}?`,
  hint: "Ask everybody who may change settings. Sessions and recordings do not count here.",
  values: [
    { value: "yes", label: "Yes", meaning: `These changes exist only on ${name}. No sync may overwrite it.` },
    {
      value: "no",
      label: "No",
      meaning: `The other appliance holds all settings. A sync may come first on the way back.`,
    },
    { value: "unknown", label: "Nobody knows", meaning: "Treated like yes until somebody knows." },
  ],
});

/** What is known before anybody is asked: may a sync overwrite this appliance? */
export function whatIsKnown(
  facts: RunFacts,
  { name }: FactsOfAppliance,
): "nothing-to-lose" | "only-there" | "not-known" {
  const answer = riskOn(facts, name);
  if (answer === "no") return "nothing-to-lose";
  return answer === "yes" ? "only-there" : "not-known";
}

export function refusesSync(
  kept: FactsOfAppliance,
  source: FactsOfAppliance,
  is: string[] = ["yes"],
): Ending & { is: string[] } {
  return {
    is,
    outcome: "refused",
    text: `A data sync from ${source.name} would overwrite settings that may exist only on ${kept.name}, so nothing was changed. Make ${kept.name} primary without a sync, enter the list of changes again there, and only then sync from it.`,
    next: [kept.isNormalPrimary ? "switch-back" : "planned-switch"],
  };
}

/** Without a sync the old primary may hold settings that exist nowhere else, as after a failure: the way back depends on it. */
export const askWhatStays = (
  primary: FactsOfAppliance,
  backup: FactsOfAppliance,
  when?: Condition,
): StepOf<"question"> => ({
  id: changesBefore,
  kind: "question",
  title: "Were settings changed since the last data sync?",
  chapter: chapters.unplanned,
  text: [
    `Without a sync first, such changes exist only on ${primary.name}. A later sync from ${backup.name} would destroy them, so Switch back goes by this answer.`,
  ],
  ...gate(when),
  inputs: [changesBeforeInput(primary, "now")],
});
