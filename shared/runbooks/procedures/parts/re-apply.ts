/** After a way back without a sync: first the list of changes on the restored primary, then Sync Now from it. Never the other way round. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, Step, StepOf } from "../../runbook.ts";
import { loginPage } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { whatIsKnown } from "./login-changes.ts";
import { syncByHand, syncSeen } from "./sync-by-hand.ts";
import { gate } from "./when.ts";

interface ReApply {
  facts: RunFacts;
  restored: FactsOfAppliance;
  standIn: FactsOfAppliance;
  when: Condition;
}

const allReAppliedId = "all-re-applied";

export function reApplyAndSync({ facts, restored, standIn, when }: ReApply): Step[] {
  const steps: Step[] = [
    reApply(facts, restored, standIn),
    allReApplied(facts, restored),
    syncByHand(restored, standIn, chapters.unplanned),
    syncSeen(facts, restored, chapters.unplanned, {
      step: allReAppliedId,
      words: "the last change that was entered again; a sync before that one did not carry it",
    }),
  ];
  return steps.map((step) => ({ ...step, ...gate(when) }));
}

function reApply(facts: RunFacts, restored: FactsOfAppliance, standIn: FactsOfAppliance): StepOf<"manual"> {
  const { openChanges } = facts;
  const listed = openChanges.map(({ what, where }) => ({ label: where || "In /login", text: what }));
  return {
    id: "re-apply",
    kind: "manual",
    title: `Enter the changes again on ${restored.name}`,
    chapter: chapters.unplanned,
    text: [
      openChanges.length > 0
        ? `${openChanges.length} ${openChanges.length === 1 ? "change was" : "changes were"} open on the list when this run began. The pair's list is the one that counts.`
        : `The list was empty when this run began. Ask whether anybody changed settings on ${standIn.name} all the same, and enter those as well.`,
      ...beyondTheList(facts, standIn),
      `The next data sync overwrites ${standIn.name}, and with it what was changed only there. Leave out the Failover page.`,
    ],
    instructions: [
      `Open ${loginPage(restored)} and log in.`,
      "Enter each change of the list again, on the page that stands with it.",
      "Tick each one off in the pair's list of changes.",
    ],
    page: { appliance: restored.name, at: "login" },
    copy: listed,
    deed: null,
  };
}

/** An earlier change of roles left it open, and the sync that follows overwrites this one. */
function beyondTheList(facts: RunFacts, standIn: FactsOfAppliance): string[] {
  if (whatIsKnown(facts, standIn) === "nothing-to-lose") return [];
  return [
    `${standIn.name} may hold settings from before the roles changed last that exist nowhere else and may not stand on the list. Compare its pages with those of the other one and enter what is missing as well.`,
  ];
}

const allReApplied = ({ timing }: RunFacts, { name }: FactsOfAppliance): StepOf<"wait"> => ({
  id: allReAppliedId,
  kind: "wait",
  title: "Is every change entered again?",
  chapter: chapters.unplanned,
  text: ["The sync only follows when nothing on the list is open."],
  until: { check: "changes-re-applied" },
  limitMs: timing.settleMs,
  usualMs: null,
  patience: "It goes on as soon as the last entry is ticked off. Wait on if you need longer.",
  ends: [
    {
      is: ["no", "unknown"],
      outcome: "incomplete",
      text: `${name} is primary again, and changes on the list are still open. Enter them again on ${name}, tick them off, and only then run Sync now. A sync before that removes them from the other appliance.`,
      next: ["sync-now"],
    },
  ],
});
