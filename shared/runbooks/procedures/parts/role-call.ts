/**
 * A role call with its settling. What the call answers proves nothing: whether it was accepted, refused or unclear, the roles
 * are looked at, and only they decide how it goes on; also where they became the new ones after the wait was over. Where they did
 * not, the run ends here: nothing was changed (`failed`), something was (`incomplete`), or nobody could see it (`unknown`). A data
 * sync that may still run is none of these yet (`sync-may-run.ts`).
 */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, IfStopped, Input, RunbookId, Step, StepOf } from "../../runbook.ts";
import { lengthWords, loginPage, otherOf } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { type Expected, rolesCheck, rolesWords } from "./look-first.ts";
import { oldRolesAgain, type SyncedCall, syncMayRun } from "./sync-may-run.ts";
import { allOf, anyOf, gate, inputIs, stepIs } from "./when.ts";

export interface RoleCall {
  facts: RunFacts;
  /** Of the action; the steps after it are named after it. */
  id: string;
  chapter: string;
  appliance: FactsOfAppliance;
  role: "primary" | "backup";
  /** `asked`: as the input `sync-first` is answered. */
  syncFirst: "never" | "asked";
  force?: boolean;
  /** The two do not reach one another. */
  isLinkCut?: boolean;
  title: string;
  text: string[];
  /** What the roles should become, and what they are until then. */
  after: Expected;
  before: Expected;
  /** Who is to be made primary by hand where both stay backup. */
  keeper: FactsOfAppliance;
  /** Where nothing changed. */
  next: RunbookId[];
  /** Where the run is stopped before this call is made. */
  ifStopped?: IfStopped[];
  when?: Condition | undefined;
}

/** Said while it settles, so that nobody acts on a moment that is normal. */
const bothBackupMoment =
  "Both may say backup for a moment, up to about three minutes. This is normal: the roles change one after the other. Answers about health may be a minute old.";
const syncPatience =
  "Nothing tells how far a data sync is: it takes seconds to hours, depending on how much there is. Users stay disconnected until the roles have changed. Both may say backup for a moment at the end, which is normal.";

export const syncFirstInput = "sync-first";

export function roleCall(call: RoleCall): Step[] {
  return [action(call), ...waits(call), ...conclusions(call)];
}

/** How long and why, also where the call is only shown. */
export const pauseWords = ({ timing: { cacheMs } }: RunFacts): string =>
  `Before the call Pairdesk asks nothing for up to ${lengthWords(cacheMs)}: appliances repeat an answer about their health for that long, and what is read right before the call must be fresh.`;

function action({
  facts,
  id,
  title,
  text,
  chapter,
  appliance,
  role,
  syncFirst,
  force = false,
  ifStopped,
  when,
}: RoleCall): StepOf<"action"> {
  return {
    id,
    kind: "action",
    title,
    chapter,
    text: [...text, pauseWords(facts)],
    ...gate(when),
    ...(ifStopped ? { ifStopped } : {}),
    call: {
      call: "set-role",
      appliance: appliance.name,
      role,
      dataSyncFirst: syncFirst === "asked" ? { input: syncFirstInput } : false,
      force,
    },
  };
}

function waits(call: RoleCall): StepOf<"wait">[] {
  const { facts, id, syncFirst, when } = call;
  const wasSent = allOf(when, stepIs(id, "accepted", "unclear"));
  const { settleMs, syncMs, cacheMs, rereadMs } = facts.timing;
  const settled = { ...wait(call, `${id}-settled`), limitMs: settleMs, usualMs: 60_000, patience: bothBackupMoment };
  const refused: StepOf<"wait"> = {
    ...wait(call, `${id}-refused`),
    title: "The call was refused: look all the same",
    text: [
      "An answer about health may be a minute old, and a refusal alone proves nothing. So the roles are looked at until that time is over.",
    ],
    ...gate(when, stepIs(id, "refused")),
    limitMs: cacheMs + rereadMs,
    usualMs: null,
    patience: "Pairdesk only makes sure that nothing changed.",
  };
  if (syncFirst === "never") return [{ ...settled, ...gate(wasSent) }, refused];
  const synced: StepOf<"wait"> = {
    ...wait(call, `${id}-synced`),
    title: "Wait for the data sync and the new roles",
    ...gate(wasSent, inputIs(syncFirstInput, "yes")),
    limitMs: syncMs + settleMs,
    usualMs: null,
    patience: syncPatience,
  };
  return [synced, { ...settled, ...gate(wasSent, inputIs(syncFirstInput, "no")) }, refused];
}

/** From the call on: before the new roles are seen, and afterwards, until the run is over. */
function ifStoppedAfter(call: RoleCall): IfStopped[] {
  const { id, facts, keeper, syncFirst } = call;
  const { host } = facts.pair.site;
  const waits = [...(syncFirst === "asked" ? ["synced"] : []), "settled", "refused"];
  const isSeen = anyOf(...waits.map((wait) => stepIs(`${id}-${wait}`, "yes")));
  const text = `${keeper.name} is primary now. See that ${host} leads to ${keeper.name}, and go through the steps of this run that are left by hand: nothing of them was done or proved.`;
  return [
    { when: isSeen, text, next: [] },
    { text: unseenText(call), next: ["resolve-conflict"] },
  ];
}

const wait = (call: RoleCall, id: string): StepOf<"wait"> => ({
  id,
  kind: "wait",
  title: "Wait for the new roles",
  chapter: call.chapter,
  text: [`It goes on when ${rolesWords(call.after)}, told by the appliances themselves.`],
  ifStopped: ifStoppedAfter(call),
  until: rolesCheck(call.after, call.isLinkCut),
  limitMs: 1,
  usualMs: null,
  patience: "",
});

/** Reached only where the new roles were not seen. One of them ends the run, unless they are seen after all. */
const conclusions = (call: RoleCall): Step[] => [
  newRolesLate(call),
  oldRoles(call),
  ...(call.syncFirst === "asked" ? [orStillSyncing(call), ...syncMayRun(syncedCall(call))] : []),
  keeperAlone(call),
  bothBackup(call),
];

/** A wait may be ended early, and what it waits for comes about in the minute until the next answer about health is fresh. */
function newRolesLate(call: RoleCall): StepOf<"check"> {
  const { id, after, isLinkCut, chapter, when } = call;
  return {
    id: `${id}-late`,
    kind: "check",
    title: "Have the roles changed since?",
    chapter,
    text: [`The wait is over. It goes on all the same if by now ${rolesWords(after)}.`],
    ...gate(when, anyOf(...waits(call).map((wait) => stepIs(wait.id, "no", "unknown")))),
    check: rolesCheck(after, isLinkCut),
  };
}

/** A call that was refused has begun no sync. */
const mayStillSync = ({ id }: RoleCall): Condition[] => [
  stepIs(id, "accepted", "unclear"),
  inputIs(syncFirstInput, "yes"),
];

const syncedCall = (call: RoleCall): SyncedCall => ({
  ...call,
  syncMs: call.facts.timing.syncMs,
  when: stepIs(`${call.id}-unchanged`, "sync"),
});

function oldRoles(call: RoleCall): StepOf<"check"> {
  const { id, before, isLinkCut, chapter, when } = call;
  return {
    id: `${id}-old-roles`,
    kind: "check",
    title: "Did anything change at all?",
    chapter,
    text: [`Nothing changed if ${rolesWords(before)}, as before.`],
    ...gate(when, stepIs(`${id}-late`, "no", "unknown")),
    check: rolesCheck(before, isLinkCut),
    ends: [
      ...(call.syncFirst === "asked" ? [] : [unchanged(call)]),
      { is: ["unknown"], outcome: "unknown", text: unseenText(call), next: ["unplanned-takeover", "resolve-conflict"] },
    ],
  };
}

const unchanged = (call: RoleCall) => ({
  outcome: "failed" as const,
  is: [call.syncFirst === "asked" ? "unchanged" : "yes"],
  text: unchangedText(call),
  next: call.next,
});

/** Old roles are the end of it, unless a sync that was asked for may still change them. */
function orStillSyncing(call: RoleCall): StepOf<"decision"> {
  const { id, chapter } = call;
  return {
    id: `${id}-unchanged`,
    kind: "decision",
    title: "Is it over?",
    chapter,
    text: [],
    ...gate(stepIs(`${id}-old-roles`, "yes")),
    branches: [
      { name: "sync", label: "The data sync may still run", when: { all: mayStillSync(call) } },
      { name: "unchanged", label: "Nothing changed" },
    ],
    ends: [unchanged(call)],
  };
}

/** The wanted one is primary, and the other one was not seen as backup: it died, or it is primary too. */
function keeperAlone(call: RoleCall): StepOf<"check"> {
  const { id, chapter, keeper, isLinkCut, when, syncFirst } = call;
  const lookedForOldOnes = [`${id}-old-roles`, ...(syncFirst === "asked" ? [oldRolesAgain(id)] : [])];
  return {
    id: `${id}-half-done`,
    kind: "check",
    title: `Is ${keeper.name} primary all the same?`,
    chapter,
    text: ["The change took place, then, and only the other appliance does not show it."],
    ...gate(when, anyOf(...lookedForOldOnes.map((step) => stepIs(step, "no")))),
    check: rolesCheck([[keeper, "primary"]], isLinkCut),
    ends: [
      {
        is: ["yes"],
        outcome: "incomplete",
        text: halfDoneText(call),
        next: ["unplanned-takeover", "resolve-conflict"],
      },
    ],
  };
}

function bothBackup(call: RoleCall): StepOf<"check"> {
  const { id, facts, keeper, isLinkCut, when } = call;
  const [first, second] = facts.appliances;
  return {
    id: `${id}-both-backup`,
    kind: "check",
    title: "Are both backup?",
    chapter: chapters.conflicts,
    text: ["Nobody serves the site while both are backup."],
    ...gate(when, stepIs(`${id}-half-done`, "no", "unknown")),
    check: rolesCheck(
      [
        [first, "backup"],
        [second, "backup"],
      ],
      isLinkCut,
    ),
    ends: [
      { is: ["yes"], outcome: "incomplete", text: bothBackupText(keeper), next: ["resolve-conflict"] },
      { is: ["no"], outcome: "incomplete", text: halfWayText(call), next: ["resolve-conflict"] },
      {
        is: ["unknown"],
        outcome: "incomplete",
        text: oneUnseenText(call),
        next: ["unplanned-takeover", "resolve-conflict"],
      },
    ],
  };
}

const unchangedText = ({ appliance, before }: RoleCall): string =>
  `The roles are as they were: ${rolesWords(before)}. Read what ${appliance.name} answered, and test from both appliances whether they reach one another on TCP 443, before you try again.`;

const unseenText = ({ facts: { appliances }, keeper }: RoleCall): string =>
  `The call may have been carried out, and the roles could not be seen. Do not repeat it. Open ${loginPage(appliances[0])} and ${loginPage(appliances[1])}, go to Management > Failover on each, and read which role each one has. If both say backup, click Become Primary at ${keeper.name}, without a data sync. If one of them stays silent, run Unplanned takeover for the other one.`;

function halfDoneText({ facts, keeper }: RoleCall): string {
  const other = otherOf(facts, keeper).name;
  return `${keeper.name} is primary, and ${other} was not seen as backup. If ${other} is silent, run Unplanned takeover: it goes on with leading the site name to ${keeper.name}. If ${other} is primary too, resolve the conflict.`;
}

const halfWayText = ({ after }: RoleCall): string =>
  `Something changed, but not to what was asked for (${rolesWords(after)}). Look at the roles on the pair's page. If both have the same role, resolve the conflict next.`;

/** The wanted one may have died as the new primary: then the other one is backup, and nobody serves. */
const oneUnseenText = ({ facts, keeper }: RoleCall): string =>
  `${keeper.name} was not seen as primary, and not both appliances could be seen as backup. If ${keeper.name} is silent, nobody serves the site: run Unplanned takeover, and ${otherOf(facts, keeper).name} becomes primary. If both answer, look at their roles on the pair's page, and resolve the conflict if they are the same.`;

/** Where both stayed backup: the page, the button, and the procedure that makes the call. */
export const bothBackupText = (keeper: FactsOfAppliance): string =>
  `Nobody serves the site: both are backup; make ${keeper.name} primary now at ${loginPage(keeper)}, Management > Failover, Become Primary. Choose no data sync. If the page offers no such button, ${keeper.name} is primary already. Instead of the page you can run Resolve a conflict and keep ${keeper.name}.`;

/** The offer of a data sync, with what it means for those who work on the present primary. */
export function syncChoice(yes: string, no: string, first: "yes" | "no"): Input {
  const values = [
    { value: "yes", label: "Sync first", meaning: yes },
    { value: "no", label: "Without a sync", meaning: no },
  ];
  const label = "Pull a data sync before the roles change?";
  return { id: syncFirstInput, kind: "choice", label, values: first === "yes" ? values : values.toReversed() };
}
