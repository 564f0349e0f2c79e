/** The backup takes the primary role while both are well: nothing is lost, and the roles can be changed back the same way. */
import type { FactsOfAppliance, RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { acceptAppliances } from "./parts/accept-appliance.ts";
import { atlasWords } from "./parts/atlas-words.ts";
import { backupFirst, takeBackup } from "./parts/backup-first.ts";
import { presentRoles, type RolesCast } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { endState } from "./parts/end-state.ts";
import { askWhatStays, refusesSync, whatIsKnown } from "./parts/login-changes.ts";
import { lookFirst, rolesFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { roleCall, syncChoice, syncFirstInput } from "./parts/role-call.ts";
import { siteAddressesBefore, swingSite } from "./parts/site-swing.ts";
import { askBeforeSyncFirst, syncFirstProved } from "./parts/sync-first.ts";
import { typedName } from "./parts/typed-name.ts";
import { inputIs } from "./parts/when.ts";

export function plannedSwitch(facts: RunFacts): Runbook {
  const { primary, backup } = presentRoles(facts);
  const asked = { column: "planned" as const, serving: backup.name, next: [] };
  return {
    id: "planned-switch",
    title: "Planned switch",
    summary: `${backup.name} takes over from ${primary.name} while both are well. Pull a data sync first and nothing is missing afterwards.`,
    chapter: chapters.planned,
    steps: [
      lookFirst({
        why: `A planned switch needs both appliances. If ${primary.name} is gone for good, use Unplanned takeover; otherwise wait until both answer.`,
        next: ["unplanned-takeover"],
      }),
      rolesFirst(
        [
          [primary, "primary"],
          [backup, "backup"],
        ],
        ["resolve-conflict"],
      ),
      ...acceptAppliances(facts),
      mayBegin(asked),
      ...whoIsConnected(primary),
      ...siteAddressesBefore(facts),
      askSync(facts, primary, backup),
      ...askBeforeSyncFirst(facts, { from: primary, to: backup }),
      askWhatStays(primary, backup, inputIs(syncFirstInput, "no")),
      backupFirst(),
      ...takeBackup(primary),
      objections({ ...asked, syncFirstInput }),
      reasons(),
      typedName([`${backup.name} becomes primary, ${primary.name} becomes backup.`, ...atlasWords(facts, primary)], {
        appliance: backup,
        fate: "will serve the site",
      }),
      ...switchRoles(facts, { primary, backup }),
      ...swingSite({ facts, from: primary, to: backup }),
      syncFirstProved(facts, { from: primary, to: backup }),
      endState({ facts, primary: backup, backup: primary, isBackupAlive: true }),
    ],
    proof: ["end-state"],
    done: {
      text: `${backup.name} is primary and serves the site, ${primary.name} is backup. Keep a list of every change that anybody makes in /login from now on. Work on ${primary.name} as planned, then run Switch back.`,
      next: ["switch-back"],
    },
    incomplete: {
      text: `The roles have changed, but not everything of the end state was seen. Read which part is missing in the last step and put that right. Change the roles again only if ${backup.name} does not answer: then nobody serves the site, and Unplanned takeover makes ${primary.name} primary.`,
      next: ["unplanned-takeover"],
    },
  };
}

export const whoIsConnected = ({ name }: { name: string }): Step[] => [
  {
    id: "connected",
    kind: "check",
    title: `Who works on ${name} now?`,
    chapter: chapters.planned,
    text: [
      "Everybody who is connected to it is cut off by the change, and connects again when the site name leads to the new primary.",
    ],
    check: { check: "connected-clients", appliance: name },
  },
];

function askSync(facts: RunFacts, primary: FactsOfAppliance, backup: FactsOfAppliance): StepOf<"question"> {
  const known = whatIsKnown(facts, backup);
  const isUnsafe = known === "only-there";
  return {
    id: "sync-first",
    kind: "question",
    title: "Sync first?",
    chapter: chapters.planned,
    text: [
      `With a sync first, all users are disconnected from ${primary.name} for as long as the sync lasts, and nobody can log in until the roles have changed. So nothing new comes up while it runs.`,
      "To make that time short, stop here, run Sync now while people still work, and begin again right after it.",
    ],
    inputs: [
      syncChoice(
        isUnsafe
          ? `Not possible here: it would overwrite what exists only on ${backup.name}.`
          : `Everything on ${primary.name} is copied to ${backup.name} first. If the sync fails, the roles stay as they are.`,
        `${backup.name} serves with what it has. What is newer than the last sync is missing there until the roles are changed back.`,
        known === "nothing-to-lose" ? "yes" : "no",
      ),
    ],
    ...(isUnsafe ? { ends: [refusesSync(backup, primary)] } : {}),
  };
}

/** From the present primary to the present backup, by one call to the latter. */
export const switchRoles = (facts: RunFacts, { primary, backup }: RolesCast): Step[] =>
  roleCall({
    facts,
    id: "switch",
    chapter: chapters.planned,
    appliance: backup,
    role: "primary",
    syncFirst: "asked",
    title: `Make ${backup.name} primary`,
    text: [`One call to ${backup.name}. ${primary.name} becomes backup with it, since the two reach one another.`],
    after: [
      [backup, "primary"],
      [primary, "backup"],
    ],
    before: [
      [primary, "primary"],
      [backup, "backup"],
    ],
    keeper: backup,
    next: [],
  });
