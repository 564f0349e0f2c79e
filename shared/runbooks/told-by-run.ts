/** What one run tells about settings that only one appliance may hold: what was answered, about which of the two, and whether a sync was seen. */
import { changesBefore, changesOnlyThere } from "./changes-before.ts";
import { normalPrimaryOf } from "./procedures/parts/appliance-words.ts";
import { presentRoles, takeoverParts } from "./procedures/parts/cast.ts";
import type { RunFacts } from "./run-facts.ts";
import { type RunState, recordOf } from "./run-state.ts";
import type { RunbookId } from "./runbook.ts";

export type ChangesAnswer = "yes" | "no" | "unknown";

export interface ToldAbout {
  appliance: string;
  answer: ChangesAnswer;
}

/** By its first answers; the same input is about another appliance in each procedure, told as the procedure itself tells it. */
const aboutIn: Partial<Record<RunbookId, (facts: RunFacts) => string>> = {
  "planned-switch": (facts) => presentRoles(facts).primary.name,
  "force-backup": (facts) => presentRoles(facts).primary.name,
  "unplanned-takeover": (facts) => takeoverParts(facts).lost.name,
  "switch-back": (facts) => normalPrimaryOf(facts).name,
  "sync-now": (facts) => presentRoles(facts).backup.name,
};

export function toldAbout({ started: { facts, runbook }, answers }: RunState): ToldAbout[] {
  const told = [
    [changesBefore, aboutIn[runbook.id]?.(facts)],
    [changesOnlyThere, presentRoles(facts).backup.name],
  ] as const;
  return told.flatMap(([input, appliance]) => {
    const answer = answers[input];
    const isAnswer = answer === "yes" || answer === "no" || answer === "unknown";
    return isAnswer && appliance !== undefined ? [{ appliance, answer }] : [];
  });
}

/** Of a sync that comes first with a role call, which proves nothing by itself; named here since past journals are read by it. */
export const syncFirstSeen = "sync-first-seen";

/** Whoever is overwritten by it holds nothing afterwards that the other one does not. Only where a later time was seen. */
export function provedSync(state: RunState): boolean {
  const { started, ending } = state;
  if (started.isDryRun) return false;
  const isSeen = ending?.outcome === "done" || ending?.outcome === "incomplete";
  if (started.runbook.id === "establish-relationship") return ending?.outcome === "done";
  if (recordOf(state, "synced").answer === "yes") return true;
  return isSeen && recordOf(state, syncFirstSeen).answer === "yes";
}
