/**
 * The normal primary takes its role back. Which way decides over data: a sync first copies the stand-in over the normal primary,
 * so it destroys settings that were changed on the normal primary between the last sync and its failure. Then the way is: roles
 * without a sync, the list of changes entered again on the normal primary, and only then Sync Now from it.
 */
import { changesBefore } from "../changes-before.ts";
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { acceptAppliances } from "./parts/accept-appliance.ts";
import { normalPrimaryOf, otherOf } from "./parts/appliance-words.ts";
import { atlasWords } from "./parts/atlas-words.ts";
import { backupFirst, takeBothBackups } from "./parts/backup-first.ts";
import { chapters } from "./parts/chapters.ts";
import { endState } from "./parts/end-state.ts";
import { changesBeforeInput, refusesSync, whatIsKnown } from "./parts/login-changes.ts";
import { lookFirst, rolesFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { reApplyAndSync } from "./parts/re-apply.ts";
import { syncChoice, syncFirstInput } from "./parts/role-call.ts";
import { siteAddressesBefore, swingSite } from "./parts/site-swing.ts";
import { syncFirstProved } from "./parts/sync-first.ts";
import { typedName } from "./parts/typed-name.ts";
import { inputIs } from "./parts/when.ts";
import { switchRoles, whoIsConnected } from "./planned-switch.ts";

export function switchBack(facts: RunFacts): Runbook {
  const restored = normalPrimaryOf(facts);
  const standIn = otherOf(facts, restored);
  const asked = { column: "planned" as const, serving: restored.name };
  return {
    id: "switch-back",
    title: "Switch back",
    summary: `${restored.name} takes its primary role back from ${standIn.name}. Whether a data sync may come first depends on how the roles came to be swapped.`,
    chapter: chapters.planned,
    steps: [
      lookFirst({ why: `Both appliances must answer. Bring ${restored.name} back to health first.`, next: [] }),
      rolesFirst(
        [
          [standIn, "primary"],
          [restored, "backup"],
        ],
        ["demote-returned-primary", "resolve-conflict"],
      ),
      ...acceptAppliances(facts),
      mayBegin(asked),
      ...whoIsConnected(standIn),
      ...siteAddressesBefore(facts),
      ...askWhichWay(facts, restored, standIn),
      backupFirst(),
      ...takeBothBackups(facts),
      objections({ ...asked, syncFirstInput }),
      reasons(),
      typedName(
        [`${restored.name} becomes primary again, ${standIn.name} becomes backup.`, ...atlasWords(facts, standIn)],
        {
          appliance: restored,
          fate: "will serve the site",
        },
      ),
      ...switchRoles(facts, { primary: standIn, backup: restored }),
      ...swingSite({ facts, from: standIn, to: restored }),
      syncFirstProved(facts, { from: standIn, to: restored }),
      ...reApplyAndSync({ facts, restored, standIn, when: inputIs(syncFirstInput, "no") }),
      endState({ facts, primary: restored, backup: standIn, isBackupAlive: true }),
    ],
    proof: ["synced", "end-state"],
    done: {
      text: `${restored.name} is primary and serves the site, ${standIn.name} is backup, and a data sync took place. The pair is back to normal. If Backup Operations was changed for the work, set it as before: off at ${restored.name}, on at ${standIn.name}.`,
      next: [],
    },
    incomplete: {
      text: `${restored.name} was made primary, but not everything of the end state was seen. Read which part is missing in the last step. Run Sync now only when every change on the list is entered again.`,
      next: ["sync-now"],
    },
  };
}

/** Known from our own journal, or asked once a sync first is wanted. */
function askWhichWay(facts: RunFacts, restored: FactsOfAppliance, standIn: FactsOfAppliance): Step[] {
  const { swap } = facts;
  const known = whatIsKnown(facts, restored);
  const isSafe = known === "nothing-to-lose";
  const isUnsafe = known === "only-there";
  const sync: StepOf<"question"> = {
    id: "sync-first",
    kind: "question",
    title: "Sync first?",
    chapter: swap?.how === "planned" ? chapters.planned : chapters.unplanned,
    text: [
      whyThisWay(facts, restored, standIn),
      `During a sync first, all users are disconnected from ${standIn.name} and nobody can log in until the roles have changed.`,
    ],
    inputs: [
      syncChoice(
        isUnsafe
          ? `Not possible here: it would overwrite what exists only on ${restored.name}.`
          : `Everything on ${standIn.name} is copied over ${restored.name} first. If the sync fails, the roles stay as they are.`,
        `${restored.name} serves with what it has. Afterwards you enter the list of changes again there, then sync from it.`,
        isSafe ? "yes" : "no",
      ),
    ],
    ...(isUnsafe ? { ends: [refusesSync(restored, standIn)] } : {}),
  };
  if (isSafe || isUnsafe) return [sync];
  const changes: StepOf<"question"> = {
    id: changesBefore,
    kind: "question",
    title: "Were settings changed just before the roles changed?",
    chapter: chapters.unplanned,
    text: [
      `Nobody told Pairdesk for certain how ${standIn.name} came to be primary. A sync first copies ${standIn.name} over ${restored.name}.`,
      `If ${standIn.name} became primary by a planned switch with a sync first, answer no.`,
    ],
    when: inputIs(syncFirstInput, "yes"),
    inputs: [changesBeforeInput(restored, "the change of roles")],
    ends: [refusesSync(restored, standIn, ["yes", "unknown"])],
  };
  return [sync, changes];
}

function whyThisWay(facts: RunFacts, restored: FactsOfAppliance, standIn: FactsOfAppliance): string {
  const known = whatIsKnown(facts, restored);
  if (known === "nothing-to-lose" && facts.swap?.how === "planned") {
    return `The roles were swapped as planned, and ${standIn.name} holds everything: a data sync was seen, or somebody confirmed that nothing had been changed since the last one. Sync first, and nothing that was done there is missing on ${restored.name}.`;
  }
  if (known === "nothing-to-lose") {
    return `When the roles changed, somebody confirmed that nothing in /login had been changed since the last sync. Sync first: what was changed on ${standIn.name} since then would be lost otherwise.`;
  }
  if (known === "only-there") {
    return `Settings were changed on ${restored.name} after the last sync, before the roles changed. They exist only there. Go without a sync: the other order would destroy them.`;
  }
  return `It is not known whether settings were changed on ${restored.name} before ${standIn.name} became primary. Without a sync nothing on ${restored.name} is overwritten.`;
}
