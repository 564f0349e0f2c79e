/** Before a takeover: has it happened by itself, is the primary gone for the backup too, and is repairing it not the shorter way? */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Step, StepOf } from "../../runbook.ts";
import { lengthWords, loginPage, momentWords } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { rolesCheck } from "./look-first.ts";
import { tcpTest } from "./tcp-test.ts";
import { confirmed } from "./typed-name.ts";
import { stepIs } from "./when.ts";

export function whereToBegin(lost: FactsOfAppliance, standIn: FactsOfAppliance): Step[] {
  const both: StepOf<"check"> = {
    id: "both-primary",
    kind: "check",
    title: "Are both primary?",
    chapter: chapters.conflicts,
    text: [`Then ${lost.name} has come back, and this is another case.`],
    check: rolesCheck([
      [lost, "primary"],
      [standIn, "primary"],
    ]),
    ends: [
      {
        is: ["yes"],
        outcome: "refused",
        text: `Both appliances are primary, so there is nothing to take over. If ${lost.name} came back after a takeover, demote it; otherwise resolve the conflict.`,
        next: ["demote-returned-primary", "resolve-conflict"],
      },
    ],
  };
  const already: StepOf<"check"> = {
    id: "already-primary",
    kind: "check",
    title: `Is ${standIn.name} primary already?`,
    chapter: chapters.unplanned,
    text: ["By automatic failover, or by somebody's hand."],
    check: rolesCheck([[standIn, "primary"]]),
  };
  const decision: StepOf<"decision"> = {
    id: "where-to-begin",
    kind: "decision",
    title: "Where to begin",
    chapter: chapters.unplanned,
    text: [],
    branches: [
      {
        name: "swing",
        label: `${standIn.name} is primary already, and not by this run: it goes on with the site name`,
        when: stepIs("already-primary", "yes"),
      },
      { name: "takeover", label: `${standIn.name} is to become primary` },
    ],
  };
  return [both, already, decision];
}

export function isGone(facts: RunFacts, lost: FactsOfAppliance, standIn: FactsOfAppliance): Step[] {
  return [
    silent(lost),
    ...goneForBackup(lost, standIn),
    repairFirst(facts, lost, standIn),
    ...dataAtRisk(lost, standIn),
  ];
}

const silent = ({ name }: FactsOfAppliance): StepOf<"check"> => ({
  id: "silent",
  kind: "check",
  title: `Is ${name} gone?`,
  chapter: chapters.unplanned,
  text: ["Neither its own address nor the site name brings an answer of it, while this computer sees others."],
  check: { check: "silent", appliance: name },
  ends: [
    {
      is: ["no"],
      outcome: "refused",
      text: `${name} answers, so nothing was changed. See what is wrong with it first. If the roles shall change, use Planned switch, which loses nothing.`,
      next: ["planned-switch"],
    },
  ],
});

const goneForBackup = (lost: FactsOfAppliance, standIn: FactsOfAppliance): Step[] => [
  tcpTest({
    id: "tcp-test",
    chapter: chapters.unplanned,
    from: standIn,
    to: lost,
    text: [`What this computer cannot reach, ${standIn.name} may still reach. Taking over then makes two primaries.`],
  }),
  confirmed({
    id: "gone-for-backup",
    title: `Is ${lost.name} gone for ${standIn.name} too?`,
    chapter: chapters.unplanned,
    text: ["If the test connects, stop here and use Planned switch."],
    label: `I ran the test at ${standIn.name}: it does not connect to ${lost.name}`,
  }),
];

/** The brake: a takeover costs more than a short wait. */
const repairFirst = (
  { primarySilentSince, usualOutageMs }: RunFacts,
  lost: FactsOfAppliance,
  standIn: FactsOfAppliance,
) =>
  confirmed({
    id: "repair-first",
    title: `Could ${lost.name} be back sooner?`,
    chapter: chapters.api,
    text: [
      primarySilentSince
        ? `${lost.name} is silent since ${momentWords(primarySilentSince)}, as far as it was watched.`
        : `Since when ${lost.name} is silent is not known; nobody watched.`,
      ...(usualOutageMs === null
        ? []
        : [
            `When ${lost.name} was silent before, it was back within ${lengthWords(usualOutageMs)} in half of all times, as was seen from here.`,
          ]),
      "A restart is usually over within minutes. Installing an update usually takes 15 minutes to an hour, and must not be interrupted.",
      `If power, network or a restart can be mended in that time, mend it: then nothing is missing and nothing has to be switched back. ${standIn.name} stays as it is meanwhile.`,
    ],
    label: `Repairing ${lost.name} takes longer than people can wait`,
  });

const dataAtRisk = (lost: FactsOfAppliance, standIn: FactsOfAppliance): Step[] => [
  {
    id: "data-at-risk",
    kind: "check",
    title: "What would be missing?",
    chapter: chapters.unplanned,
    text: [`Everything newer than the last data sync would be missing on ${standIn.name}.`],
    check: { check: "data-at-risk" },
  },
  confirmed({
    id: "accept-data-at-risk",
    title: "Go on without what is newer than the last sync?",
    chapter: chapters.unplanned,
    text: [
      `Sessions and recordings since then come back only if the disk of ${lost.name} does. Settings that were changed since then have to be entered again.`,
      `Change nothing in /login at ${loginPage(standIn)} that can wait, and note what cannot.`,
    ],
    label: `I have read what would be missing on ${standIn.name}`,
  }),
];
