/** A data sync without a change of roles. The page is opened, a person clicks, and the time of the last sync proves it. */
import { changesBefore } from "../changes-before.ts";
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step } from "../runbook.ts";
import { presentRoles } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { changesBeforeInput, refusesSync, whatIsKnown } from "./parts/login-changes.ts";
import { lookFirst, rolesCheck, rolesFirst, rolesWords } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { syncByHand, syncSeen } from "./parts/sync-by-hand.ts";

export function syncNow(facts: RunFacts): Runbook {
  const { primary, backup } = presentRoles(facts);
  const asked = { column: "sync" as const, serving: primary.name };
  const roles = [[primary, "primary"] as const, [backup, "backup"] as const];
  return {
    id: "sync-now",
    title: "Sync now",
    summary: `${primary.name} → ${backup.name}: the backup pulls everything from the primary, without a change of roles. People go on working.`,
    chapter: chapters.establish,
    steps: [
      lookFirst({ why: "A data sync needs both appliances. Bring the silent one back first.", next: [] }),
      rolesFirst(roles, ["resolve-conflict"]),
      mayBegin(asked),
      ...askWhatExistsOnlyThere(facts, primary, backup),
      objections(asked),
      reasons(),
      syncByHand(primary, backup, chapters.establish),
      syncSeen(facts, primary, chapters.establish),
      {
        id: "roles-after",
        kind: "wait",
        title: "Are the roles as before?",
        chapter: chapters.ours,
        text: [`A sync changes no roles: ${rolesWords(roles)}.`],
        until: rolesCheck(roles),
        limitMs: facts.timing.settleMs,
        usualMs: null,
        patience: "Answers about health may be a minute old.",
      },
    ],
    proof: ["synced", "roles-after"],
    done: { text: `${backup.name} holds what ${primary.name} held when the sync ran.`, next: [] },
    incomplete: {
      text: `No later data sync was seen within the time. It may still be running. Open Management > Failover at ${primary.name} and read Status History and the time of the last sync.`,
      next: [],
    },
  };
}

/** Where the backup may hold what the primary does not, or nobody knows how the roles came to be swapped. */
function askWhatExistsOnlyThere(facts: RunFacts, primary: FactsOfAppliance, backup: FactsOfAppliance): Step[] {
  const known = whatIsKnown(facts, backup);
  if (known === "nothing-to-lose") return [];
  const id = changesBefore;
  const chapter = chapters.unplanned;
  const text = [
    `${backup.name} was primary before ${primary.name}. A sync now copies ${primary.name} over ${backup.name}, and with it settings that were changed there after the last sync.`,
  ];
  if (known === "only-there") {
    const label = `Settings were changed on ${backup.name} before the roles changed: no sync may overwrite it`;
    const branches = [{ name: "yes", label }];
    const title = `${backup.name} holds settings that exist nowhere else`;
    return [{ id, kind: "decision", title, chapter, text, branches, ends: [refusesSync(backup, primary)] }];
  }
  return [
    {
      id,
      kind: "question",
      title: "Does the backup hold settings that exist nowhere else?",
      chapter,
      text,
      inputs: [changesBeforeInput(backup, "the change of roles")],
      ends: [refusesSync(backup, primary, ["yes", "unknown"])],
    },
  ];
}
