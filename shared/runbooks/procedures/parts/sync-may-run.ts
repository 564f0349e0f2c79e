/**
 * After a call with a data sync first whose roles were not seen to change: the sync may still run and change them when it
 * ends, so nothing is called failed unless it is known to be over, by a later sync in the old roles or by what the appliance's
 * own page says.
 */
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { Condition, RunbookId, StepOf } from "../../runbook.ts";
import { loginPage } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { type Expected, rolesCheck, rolesWords } from "./look-first.ts";
import { anyOf, gate, stepIs } from "./when.ts";

export interface SyncedCall {
  /** Of the action. */
  id: string;
  chapter: string;
  after: Expected;
  before: Expected;
  /** It pulls. */
  appliance: FactsOfAppliance;
  syncMs: number;
  next: RunbookId[];
  /** The roles are the old ones and a sync was asked for. */
  when: Condition;
}

type SyncSteps = (StepOf<"check"> | StepOf<"question"> | StepOf<"wait">)[];

export const syncMayRun = (call: SyncedCall): SyncSteps => [
  syncOver(call),
  askIfOver(call),
  waitAgain(call),
  stillOld(call),
];

const stillSyncs = (id: string): string => `${id}-still-syncs`;
const waitedAgain = (id: string): string => `${id}-synced-late`;
/** Answers like the check of the old roles before it. */
export const oldRolesAgain = (id: string): string => `${id}-old-roles-late`;

const syncOver = ({ id, chapter, before, next, when }: SyncedCall): StepOf<"check"> => ({
  id: `${id}-sync-over`,
  kind: "check",
  title: "Was there a later data sync?",
  chapter,
  text: ["A later one in the old roles shows that the sync is over and that the roles stayed."],
  ...gate(when),
  check: { check: "sync-later-than", at: "since-run" },
  ends: [
    {
      is: ["yes"],
      outcome: "failed",
      text: `The data sync took place and the roles stayed: ${rolesWords(before)}. Find out why the change of roles itself did not happen before you try again.`,
      next,
    },
  ],
});

const askIfOver = ({ id, appliance, before, next, when }: SyncedCall): StepOf<"question"> => ({
  id: `${id}-sync-asked`,
  kind: "question",
  title: "Is the data sync over?",
  chapter: chapters.planned,
  text: [
    "The roles are still the old ones. No answer of the appliances tells whether the sync still runs, but their own page does.",
    `Open ${loginPage(appliance)}, go to Management > Failover, and read the status and Status History there.`,
  ],
  ...gate(when, { not: stepIs(`${id}-sync-over`, "yes") }),
  inputs: [
    {
      id: stillSyncs(id),
      kind: "choice",
      label: `What does the page of ${appliance.name} say?`,
      values: [
        {
          value: "running",
          label: "It still runs, or it cannot be told",
          meaning: "The roles are waited for once more. They may change as soon as the sync ends.",
        },
        {
          value: "over",
          label: "It is over: it failed or was ended",
          meaning: "The run ends as failed, with the roles as they were.",
        },
      ],
    },
  ],
  ends: [
    {
      is: ["over"],
      outcome: "failed",
      text: `The data sync is over, as somebody read at ${appliance.name}, and the roles are as they were: ${rolesWords(before)}. Read there why it ended, and test from both appliances whether they reach one another on TCP 443, before you try again.`,
      next,
    },
  ],
});

const waitAgain = ({ id, chapter, after, syncMs }: SyncedCall): StepOf<"wait"> => ({
  id: waitedAgain(id),
  kind: "wait",
  title: "Wait once more for the data sync and the new roles",
  chapter,
  text: [`It goes on when ${rolesWords(after)}, told by the appliances themselves.`],
  ...gate(stepIs(`${id}-sync-asked`, "running")),
  until: rolesCheck(after),
  limitMs: syncMs,
  usualMs: null,
  patience: "Nothing tells how far a data sync is. Users stay disconnected until the roles have changed.",
});

const stillOld = ({ id, chapter, before, appliance }: SyncedCall): StepOf<"check"> => ({
  id: oldRolesAgain(id),
  kind: "check",
  title: "Are the roles still the old ones?",
  chapter,
  text: [`They are if ${rolesWords(before)}, as before.`],
  ...gate(anyOf(stepIs(waitedAgain(id), "no", "unknown"))),
  check: rolesCheck(before),
  ends: [
    { is: ["yes"], outcome: "unknown", text: mayChangeText(appliance), next: [] },
    {
      is: ["unknown"],
      outcome: "unknown",
      text: `The roles could not be seen. ${mayChangeText(appliance)}`,
      next: [],
    },
  ],
});

const mayChangeText = (appliance: FactsOfAppliance): string =>
  `The data sync may still be running, and the roles may yet change when it ends. Do not send the call again. Read the status at ${loginPage(appliance)}, Management > Failover, until the sync is over, then look at the pair's page: if the roles have changed, lead the site name to ${appliance.name}; if they have not, begin again.`;
