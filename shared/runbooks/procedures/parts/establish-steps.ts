/** Establishing from one source: the form filled in to copy, the roles, the first data sync, the end state. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Step, StepOf } from "../../runbook.ts";
import { loginPage, otherOf } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { endState } from "./end-state.ts";
import { rolesCheck } from "./look-first.ts";
import { uniqueAddress } from "./unique-address.ts";
import { gate, inputIs } from "./when.ts";

export const sourceInput = "source";
export const positions = ["first", "second"] as const;
type Position = (typeof positions)[number];

/** A sync begins about this long after the relationship. Milliseconds. */
const firstSyncAfterMs = 60_000;

export function establishFrom(facts: RunFacts, source: FactsOfAppliance, at: Position): Step[] {
  const target = otherOf(facts, source);
  const when = inputIs(sourceInput, source.name);
  const steps: Step[] = [
    establish(facts, source, target, at),
    related(facts, source, target, at),
    firstSync(facts, source, at),
  ];
  return [
    ...steps.map((step) => ({ ...step, ...gate(when) })),
    endState({ facts, primary: source, backup: target, isBackupAlive: true, id: `end-state-${at}`, when }),
  ];
}

function establish(
  facts: RunFacts,
  source: FactsOfAppliance,
  target: FactsOfAppliance,
  at: Position,
): StepOf<"manual"> {
  const there = uniqueAddress(facts, target);
  const back = uniqueAddress(facts, source);
  const notes = [there.note, back.note].filter((note) => note !== null);
  return {
    id: `establish-${at}`,
    kind: "manual",
    title: `Establish the relationship on ${source.name}`,
    chapter: chapters.establish,
    text: [
      `On the source, ${source.name}. ${target.name} becomes backup and is overwritten by the first data sync, which starts about a minute later.`,
      "Use each appliance's own unique address, an IP address where possible. Never the site's name, never a shared IP: both can lead to the wrong appliance.",
      ...notes,
    ],
    instructions: [
      `Open ${loginPage(source)} and log in. It must be ${source.name}.`,
      "Go to Management > Failover, section Setup a Failover Relationship.",
      `Under New Backup Site Connection Details enter the address of ${target.name}.`,
      `Under Reverse Connection Details To This Primary Site enter the address of ${source.name}.`,
      "Click Establish Relationship.",
    ],
    page: { appliance: source.name, at: "login" },
    copy: [
      { label: "New Backup Site Connection Details: Host Name or IP Address", text: there.host },
      { label: "New Backup Site Connection Details: Port", text: String(there.port) },
      { label: "Reverse Connection Details To This Primary Site: Host Name or IP Address", text: back.host },
      { label: "Reverse Connection Details To This Primary Site: Port", text: String(back.port) },
    ],
    deed: { deed: "establish-relationship", source: source.name, backup: target.name },
  };
}

const related = (
  { timing }: RunFacts,
  source: FactsOfAppliance,
  target: FactsOfAppliance,
  at: Position,
): StepOf<"wait"> => ({
  id: `roles-settled-${at}`,
  kind: "wait",
  title: "Wait for the roles",
  chapter: chapters.establish,
  text: [`${source.name} becomes primary, ${target.name} backup.`],
  until: rolesCheck([
    [source, "primary"],
    [target, "backup"],
  ]),
  limitMs: timing.settleMs,
  usualMs: timing.cacheMs > 0 ? timing.cacheMs : null,
  patience: "Answers about health may be a minute old.",
  ends: [
    {
      is: ["no"],
      outcome: "incomplete",
      text: `The roles are not ${source.name} primary and ${target.name} backup. Read the message on the Failover page of ${source.name}. Common causes: different inter-appliance keys, TCP 443 blocked between the two, or an address that leads to the wrong appliance.`,
      next: ["establish-relationship"],
    },
  ],
});

const firstSync = ({ timing }: RunFacts, { name }: FactsOfAppliance, at: Position): StepOf<"wait"> => ({
  id: `first-sync-${at}`,
  kind: "wait",
  title: "Wait for the first data sync",
  chapter: chapters.establish,
  text: [
    `It has ended when ${name} tells a time of a data sync that is later than when its name was typed here; one of an earlier relationship does not count.`,
  ],
  until: { check: "sync-later-than", at: { afterStep: "type-name" } },
  limitMs: timing.syncMs + firstSyncAfterMs,
  usualMs: null,
  patience:
    "It starts about 60 seconds after the relationship is established, and takes seconds to hours. Nothing tells how far it is. The account for the API on the overwritten appliance may be refused until it is over.",
});
