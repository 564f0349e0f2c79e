/** The one question that decides over the way back after a takeover, and the refusal that keeps the wrong order from happening. */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Ending, Input, RunbookId } from "../../runbook.ts";

export const changesBefore = "changes-before-failure";

/** The cautious value comes first: it keeps what may exist only on the failed appliance. */
export const changesBeforeInput = ({ name }: FactsOfAppliance): Input => ({
  id: changesBefore,
  kind: "choice",
  label: `Were settings in /login changed on ${name} between the last data sync and its failure?`,
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

export function refusesSync(
  kept: FactsOfAppliance,
  source: FactsOfAppliance,
  next: RunbookId,
  is: string[] = ["yes"],
): Ending & { is: string[] } {
  return {
    is,
    outcome: "refused",
    text: `A data sync from ${source.name} would overwrite settings that may exist only on ${kept.name}, so nothing was changed. Switch back without a sync, enter the list of changes again on ${kept.name}, and only then sync from it.`,
    next: [next],
  };
}
