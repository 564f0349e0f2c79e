/** Sync Now: no call does this alone, so a person clicks and the run watches the time of the last sync move on. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { StepOf } from "../../runbook.ts";
import { loginPage } from "./appliance-words.ts";

export const syncByHand = (source: FactsOfAppliance, target: FactsOfAppliance, chapter: string): StepOf<"manual"> => ({
  id: "sync-by-hand",
  kind: "manual",
  title: `Start the data sync: ${source.name} → ${target.name}`,
  chapter,
  text: [
    `${source.name} is the source. What ${target.name} holds in /login is overwritten by it, except the failover settings. Sessions and recordings are kept together.`,
  ],
  instructions: [
    `Open ${loginPage(source)} and log in.`,
    "Go to Management > Failover.",
    `Make sure that the page says Primary Site Instance. If it does not, stop: this is not the source.`,
    "Click Sync Now.",
  ],
  page: { appliance: source.name, at: "login" },
  copy: [],
  deed: { deed: "sync-now", on: source.name },
});

/** `after`: the step before whose end a sync does not count. */
export const syncSeen = (
  { timing }: RunFacts,
  { name }: FactsOfAppliance,
  chapter: string,
  after?: { step: string; words: string },
): StepOf<"wait"> => ({
  id: "synced",
  kind: "wait",
  title: "Wait for the sync to end",
  chapter,
  text: [
    `It has ended when ${name} tells a time of the last data sync that is later than ${after?.words ?? "when this run began"}.`,
  ],
  until: { check: "sync-later-than", at: after ? { afterStep: after.step } : "since-run" },
  limitMs: timing.syncMs,
  usualMs: null,
  patience:
    "Nothing tells how far it is: a data sync takes seconds to hours, depending on how much there is. The time appears when it is over, and an answer may be a minute old.",
});
