/**
 * The primary is gone and the backup takes its role, without a sync, since there is nothing to pull from. Where that happened by
 * itself already, the run begins at the swing. What was newer than the last sync is missing until the lost one is back.
 */
import { changesBefore } from "../changes-before.ts";
import type { RunFacts } from "../run-facts.ts";
import type { Runbook, Step, StepOf } from "../runbook.ts";
import { backupFirst, takeBackup } from "./parts/backup-first.ts";
import { takeoverParts } from "./parts/cast.ts";
import { chapters } from "./parts/chapters.ts";
import { endState } from "./parts/end-state.ts";
import { changesBeforeInput } from "./parts/login-changes.ts";
import { lookFirst } from "./parts/look-first.ts";
import { mayBegin, objections, reasons } from "./parts/objections.ts";
import { roleCall } from "./parts/role-call.ts";
import { siteAddressesBefore, swingSite } from "./parts/site-swing.ts";
import { isGone, whereToBegin } from "./parts/takeover-checks.ts";
import { typedName } from "./parts/typed-name.ts";
import { gate, stepIs } from "./parts/when.ts";

export function unplannedTakeover(facts: RunFacts): Runbook {
  const { lost, standIn } = takeoverParts(facts);
  return {
    id: "unplanned-takeover",
    title: "Unplanned takeover",
    summary: `${lost.name} is gone and ${standIn.name} takes the primary role, without a data sync. What is newer than the last sync is missing until ${lost.name} is back.`,
    chapter: chapters.unplanned,
    steps: [
      lookFirst(),
      ...whereToBegin(lost, standIn),
      ...siteAddressesBefore(facts),
      ...isItGone(facts),
      changesQuestion(facts),
      ...takeOver(facts),
      ...swingSite({
        facts,
        from: lost,
        to: standIn,
        isFromGone: true,
        mayBeDone: true,
        next: ["unplanned-takeover"],
      }),
      endState({ facts, primary: standIn, backup: lost, isBackupAlive: false }),
    ],
    proof: ["end-state"],
    done: { text: doneText(lost.name, standIn.name), next: ["demote-returned-primary", "switch-back"] },
    incomplete: {
      text: `${standIn.name} took over, but not everything of the end state was seen. Read which part is missing in the last step and put that right. Keep ${lost.name} off this network until then.`,
      next: ["unplanned-takeover"],
    },
  };
}

const doneText = (lost: string, standIn: string): string =>
  `${standIn} is primary and serves the site. Keep a list of every change in /login from now on. When ${lost} comes back it may still believe that it is primary: run Demote the returned primary before anything else, and do not sync. The way back is Switch back.`;

const isNotPrimaryYet = stepIs("where-to-begin", "takeover");

const asksAbout = ({ name }: { name: string }) => ({
  column: "takeover" as const,
  serving: name,
  next: ["planned-switch" as const],
});

/** Only gone through where the stand-in is not primary yet, as is all that follows up to the swing. */
function isItGone(facts: RunFacts): Step[] {
  const { lost, standIn } = takeoverParts(facts);
  const steps = [mayBegin(asksAbout(standIn)), ...isGone(facts, lost, standIn)];
  return steps.map((step) => ({ ...step, ...gate(isNotPrimaryYet) }));
}

function takeOver(facts: RunFacts): Step[] {
  const { lost, standIn } = takeoverParts(facts);
  const steps: Step[] = [
    backupFirst(),
    ...takeBackup(standIn),
    objections(asksAbout(standIn)),
    reasons(),
    typedName([`${standIn.name} becomes primary. No data sync: ${lost.name} cannot be read.`], {
      appliance: standIn,
      fate: "will serve the site",
    }),
    stillSilent(lost),
  ];
  return [...steps.map((step) => ({ ...step, ...gate(isNotPrimaryYet, step.when) })), ...callIt(facts)];
}

const stillSilent = ({ name }: { name: string }): StepOf<"check"> => ({
  id: "still-silent",
  kind: "check",
  title: `Is ${name} still silent?`,
  chapter: chapters.unplanned,
  text: ["Looked at once more right before the call. If it answers, nothing is sent."],
  check: { check: "silent", appliance: name },
  ends: [
    {
      is: ["no"],
      outcome: "refused",
      text: `${name} answers again, so nothing was changed. See whether it is healthy; if the roles shall still change, use Planned switch.`,
      next: ["planned-switch"],
    },
  ],
});

function callIt(facts: RunFacts): Step[] {
  const { lost, standIn } = takeoverParts(facts);
  return roleCall({
    facts,
    id: "take-over",
    chapter: chapters.unplanned,
    appliance: standIn,
    role: "primary",
    syncFirst: "never",
    title: `Make ${standIn.name} primary`,
    text: [
      `One call to ${standIn.name}, without a data sync and without force: neither is of use when the primary is gone.`,
    ],
    after: [
      [standIn, "primary"],
      [lost, "not-primary-so-far"],
    ],
    before: [[standIn, "backup"]],
    keeper: standIn,
    next: ["unplanned-takeover"],
    ifStopped: [
      {
        when: { foreign: lost.name, is: ["answers"] },
        text: `${lost.name} answers again, so nothing was taken over and nothing was changed. See whether it is healthy; if the roles shall still change, use Planned switch, which loses nothing.`,
        next: ["planned-switch"],
      },
    ],
    when: isNotPrimaryYet,
  });
}

/** Asked before the call, while it is fresh in mind and nobody waits for the swing; after an automatic takeover as well. */
function changesQuestion(facts: RunFacts): Step {
  const { lost } = takeoverParts(facts);
  return {
    id: changesBefore,
    kind: "question",
    title: "Were settings changed just before the failure?",
    chapter: chapters.unplanned,
    text: [
      "It changes nothing now and decides about the way back. Answer while people remember.",
      `Yes: ${lost.name} may never be overwritten by a sync before its changes are saved. The roles go back without a sync, your list is entered again, and then it syncs.`,
      "No: the roles go back with a sync first.",
    ],
    inputs: [changesBeforeInput(lost)],
  };
}
