/** What a data sync before a switch may overwrite, asked before it, and whether it was seen to have taken place, looked for after it. */
import { changesOnlyThere } from "../../changes-before.ts";
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { StepOf } from "../../runbook.ts";
import { syncFirstSeen } from "../../told-by-run.ts";
import { chapters } from "./chapters.ts";
import { changesBeforeInput, refusesSync, whatIsKnown } from "./login-changes.ts";
import { syncFirstInput } from "./role-call.ts";
import { inputIs } from "./when.ts";

interface Direction {
  from: FactsOfAppliance;
  to: FactsOfAppliance;
}

/** Only where an earlier change of roles left it open. */
export function askBeforeSyncFirst(facts: RunFacts, { from, to }: Direction): StepOf<"question">[] {
  if (whatIsKnown(facts, to) !== "not-known") return [];
  return [
    {
      id: changesOnlyThere,
      kind: "question",
      title: "Does the backup hold settings that exist nowhere else?",
      chapter: chapters.unplanned,
      text: [
        `A sync first copies ${from.name} over ${to.name}. It is not known whether ${to.name} was changed while it was primary, or before the roles changed last.`,
      ],
      when: inputIs(syncFirstInput, "yes"),
      inputs: [changesBeforeInput(to, "the change of roles", changesOnlyThere)],
      ends: [refusesSync(to, from, ["yes", "unknown"])],
    },
  ];
}

/** The new roles alone do not prove it. What is not seen here is asked about on the way back; it ends nothing. */
export const syncFirstProved = ({ timing }: RunFacts, { from, to }: Direction): StepOf<"wait"> => ({
  id: syncFirstSeen,
  kind: "wait",
  title: "Was the data sync seen?",
  chapter: chapters.ours,
  text: [
    `A later time of the last data sync shows that ${to.name} pulled from ${from.name}. If none is seen, the next procedure that could overwrite ${from.name} asks first.`,
  ],
  when: inputIs(syncFirstInput, "yes"),
  until: { check: "sync-later-than", at: "since-run" },
  limitMs: timing.cacheMs + timing.rereadMs,
  usualMs: null,
  patience: "An answer may be a minute old.",
});
