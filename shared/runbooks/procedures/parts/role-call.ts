/**
 * A role call with its settling. What the call answers proves nothing: whether it was accepted, refused or unclear, the roles
 * are looked at, and only they decide how it goes on. Where they did not become the new ones, the run ends here: nothing was
 * changed (`failed`), something was (`incomplete`), or nobody could see it (`unknown`).
 */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, Input, RunbookId, Step, StepOf } from "../../runbook.ts";
import { lengthWords, loginPage, otherOf } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { type Expected, rolesCheck, rolesWords } from "./look-first.ts";
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
  title: string;
  text: string[];
  /** What the roles should become, and what they are until then. */
  after: Expected;
  before: Expected;
  /** Who is to be made primary by hand where both stay backup. */
  keeper: FactsOfAppliance;
  /** Where nothing changed. */
  next: RunbookId[];
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
  when,
}: RoleCall): StepOf<"action"> {
  return {
    id,
    kind: "action",
    title,
    chapter,
    text: [...text, pauseWords(facts)],
    ...gate(when),
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

const wait = ({ chapter, after }: RoleCall, id: string): StepOf<"wait"> => ({
  id,
  kind: "wait",
  title: "Wait for the new roles",
  chapter,
  text: [`It goes on when ${rolesWords(after)}, told by the appliances themselves.`],
  until: rolesCheck(after),
  limitMs: 1,
  usualMs: null,
  patience: "",
});

/** Reached only where the new roles were not seen. One of them ends the run. */
const conclusions = (call: RoleCall): StepOf<"check">[] => [oldRoles(call), keeperAlone(call), bothBackup(call)];

function oldRoles(call: RoleCall): StepOf<"check"> {
  const { id, before, chapter, next, when } = call;
  const unsettled = anyOf(...waits(call).map((wait) => stepIs(wait.id, "no", "unknown")));
  return {
    id: `${id}-old-roles`,
    kind: "check",
    title: "Did anything change at all?",
    chapter,
    text: [`Nothing changed if ${rolesWords(before)}, as before.`],
    ...gate(when, unsettled),
    check: rolesCheck(before),
    ends: [
      { is: ["yes"], outcome: "failed", text: unchangedText(call), next },
      { is: ["unknown"], outcome: "unknown", text: unseenText(call), next: [] },
    ],
  };
}

/** The wanted one is primary, and the other one was not seen as backup: it died, or it is primary too. */
function keeperAlone(call: RoleCall): StepOf<"check"> {
  const { id, chapter, keeper, when } = call;
  return {
    id: `${id}-half-done`,
    kind: "check",
    title: `Is ${keeper.name} primary all the same?`,
    chapter,
    text: ["The change took place, then, and only the other appliance does not show it."],
    ...gate(when, stepIs(`${id}-old-roles`, "no")),
    check: rolesCheck([[keeper, "primary"]]),
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
  const { id, facts, keeper, when } = call;
  const [first, second] = facts.appliances;
  return {
    id: `${id}-both-backup`,
    kind: "check",
    title: "Are both backup?",
    chapter: chapters.conflicts,
    text: ["Nobody serves the site while both are backup."],
    ...gate(when, stepIs(`${id}-half-done`, "no", "unknown")),
    check: rolesCheck([
      [first, "backup"],
      [second, "backup"],
    ]),
    ends: [
      { is: ["yes"], outcome: "incomplete", text: bothBackupText(keeper), next: ["resolve-conflict"] },
      { is: ["no", "unknown"], outcome: "incomplete", text: halfWayText(call), next: ["resolve-conflict"] },
    ],
  };
}

function unchangedText({ appliance, before, syncFirst, keeper }: RoleCall): string {
  const sync =
    syncFirst === "asked"
      ? ` If a data sync was to come first, it failed, or it is still running and the roles may yet change when it ends: read Status History in Management > Failover at ${keeper.name}.`
      : "";
  return `The roles are as they were: ${rolesWords(before)}.${sync} Read what ${appliance.name} answered, and test from both appliances whether they reach one another on TCP 443, before you try again.`;
}

const unseenText = ({ facts: { appliances }, keeper }: RoleCall): string =>
  `The call may have been carried out, and the roles could not be seen. Do not repeat it. Open ${loginPage(appliances[0])} and ${loginPage(appliances[1])}, go to Management > Failover on each, and read which role each one has. If both say backup, click Become Primary at ${keeper.name}, without a data sync.`;

function halfDoneText({ facts, keeper }: RoleCall): string {
  const other = otherOf(facts, keeper).name;
  return `${keeper.name} is primary, and ${other} was not seen as backup. If ${other} is silent, run Unplanned takeover: it goes on with leading the site name to ${keeper.name}. If ${other} is primary too, resolve the conflict.`;
}

const halfWayText = ({ after }: RoleCall): string =>
  `Something changed, but not to what was asked for (${rolesWords(after)}). Look at the roles on the pair's page. If both have the same role, resolve the conflict next.`;

/** Where both stayed backup: the page, the button, and the procedure that makes the call. */
export const bothBackupText = (keeper: FactsOfAppliance): string =>
  `Both appliances are backup, so nobody serves the site. Make ${keeper.name} primary now: open ${loginPage(keeper)}, go to Management > Failover and click Become Primary, without a data sync. Or run Resolve a conflict and keep ${keeper.name}.`;

/** The offer of a data sync, with what it means for those who work on the present primary. */
export function syncChoice(yes: string, no: string, first: "yes" | "no"): Input {
  const values = [
    { value: "yes", label: "Sync first", meaning: yes },
    { value: "no", label: "Without a sync", meaning: no },
  ];
  const label = "Pull a data sync before the roles change?";
  return { id: syncFirstInput, kind: "choice", label, values: first === "yes" ? values : values.toReversed() };
}
