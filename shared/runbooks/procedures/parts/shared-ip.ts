/**
 * The shared IP follows the roles where it is ticked in /login on both appliances. Where it does not, a person moves it: off on the
 * old one first, since two appliances that claim one address cut each other off.
 */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, Step, StepOf } from "../../runbook.ts";
import { appliancePage } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { anyOf, gate, inputIs, stepIs } from "./when.ts";

export interface SharedIpMove {
  facts: RunFacts;
  from: FactsOfAppliance;
  to: FactsOfAppliance;
  /** The old one is gone: nothing can be clicked there. */
  isFromGone?: boolean;
  /** Of the steps, where one procedure has several such groups. */
  suffix?: string;
  when?: Condition | undefined;
}

const moved = "shared-ip-moved";

export function moveSharedIp(move: SharedIpMove): Step[] {
  const { facts, to, suffix = "", when } = move;
  const stays = stepIs(`${moved}${suffix}`, "no", "unknown");
  const follows: StepOf<"wait"> = {
    ...waitFor(move, `${moved}${suffix}`),
    title: `Wait until the shared IP is on at ${to.name}`,
    ...gate(when),
    usualMs: Math.min(30_000, facts.timing.sharedIpMs),
    patience: "It usually follows the roles within two minutes. Answers about it may be a minute old.",
  };
  const proved: StepOf<"wait"> = {
    ...waitFor(move, `shared-ip-proved${suffix}`),
    title: `See the shared IP on ${to.name} alone`,
    ...gate(when, stays),
    limitMs: facts.timing.sharedIpMs + facts.timing.cacheMs,
    usualMs: null,
    patience: "The appliances may answer with a state that is a minute old.",
    ends: [
      { is: ["no"], outcome: "incomplete", text: notMovedText(move), next: [] },
      { is: ["unknown"], outcome: "unknown", text: notMovedText(move), next: [] },
    ],
  };
  return [follows, ...[switchOff(move), switchOn(move)].map((step) => ({ ...step, ...gate(when, stays) })), proved];
}

const seenInput = "shared-ip-seen";
const stayed = "shared-ip-stayed";
const isElsewhere = anyOf(stepIs(stayed, "no"), inputIs(seenInput, "elsewhere"));

/**
 * Without a relationship an appliance may leave out that it has none enabled (api-facts 2.3), so that no look proves it: then a
 * person reads it on the pages. A break moves no shared IP, so nothing is waited for.
 */
export function keepSharedIp(move: SharedIpMove): Step[] {
  const { facts, from, to } = move;
  const looked: StepOf<"check"> = {
    ...checkOf(move, stayed),
    title: `Is the shared IP still on ${to.name} alone?`,
  };
  const seen: StepOf<"question"> = {
    id: seenInput,
    kind: "question",
    title: "Where is the shared IP enabled?",
    chapter: chapters.methods,
    text: [
      "Without a relationship the appliances do not tell this for certain, so it has to be read on their pages.",
      `Open ${appliancePage(to)} and ${appliancePage(from)}, and look at Networking > IP Configuration on each.`,
    ],
    when: stepIs(stayed, "unknown"),
    inputs: [
      {
        id: seenInput,
        kind: "choice",
        label: `${addresses(facts)} is enabled`,
        values: [
          { value: "elsewhere", label: "Otherwise, or I cannot tell", meaning: "The next steps put it in order." },
          { value: "alone", label: `On ${to.name}, and not on ${from.name}`, meaning: "I looked at both pages now." },
        ],
      },
    ],
  };
  return [looked, seen, ...[switchOff(move), switchOn(move)].map((step) => ({ ...step, ...gate(isElsewhere) }))];
}

/** Seen again at the end. That it is on the wrong one, an appliance tells in any case. */
export const sharedIpKept = (move: SharedIpMove): StepOf<"check"> => ({
  ...checkOf(move, "shared-ip-kept"),
  title: `Does nothing show the shared IP anywhere but on ${move.to.name}?`,
  ...gate(isElsewhere),
  ends: [{ is: ["no"], outcome: "incomplete", text: notMovedText(move), next: [] }],
});

const checkOf = ({ facts, from, to }: SharedIpMove, id: string): StepOf<"check"> => ({
  id,
  kind: "check",
  title: "",
  chapter: chapters.methods,
  text: [`${addresses(facts)} belongs on ${to.name} and not on ${from.name}.`],
  check: { check: "shared-ip-on", appliance: to.name },
});

const addresses = ({ pair }: RunFacts): string => pair.sharedIps.join(", ") || "the shared IP";

const waitFor = ({ facts, from, to }: SharedIpMove, id: string): StepOf<"wait"> => ({
  id,
  kind: "wait",
  title: "",
  chapter: chapters.methods,
  text: [`It goes on when ${addresses(facts)} is enabled on ${to.name} and not on ${from.name}.`],
  until: { check: "shared-ip-on", appliance: to.name },
  limitMs: facts.timing.sharedIpMs,
  usualMs: null,
  patience: "",
});

function switchOff({ facts, from, isFromGone = false, suffix = "" }: SharedIpMove): StepOf<"manual"> {
  const step = {
    id: `shared-ip-off${suffix}`,
    kind: "manual" as const,
    title: `First: take the shared IP from ${from.name}`,
    chapter: chapters.methods,
    text: [`It comes first, so that the two never claim ${addresses(facts)} at once.`],
    copy: facts.pair.sharedIps.map((ip) => ({ label: "Shared IP", text: ip })),
  };
  if (isFromGone) {
    const instructions = [
      `${from.name} does not answer, so no page of it can be opened and its shared IP cannot be switched off there.`,
      `Make sure that ${from.name} is powered off, or unplug its network cables: it still has ${addresses(facts)} enabled, and claims it again as soon as it runs on this network.`,
      "Leave it so until it can be started apart from this network.",
    ];
    return { ...step, instructions, page: null, deed: null };
  }
  const instructions = [
    `Open ${appliancePage(from)} and log in.`,
    "Go to Networking > IP Configuration.",
    `Open ${addresses(facts)}, clear Enabled, and click Save Changes.`,
    "Leave the appliance's own address enabled.",
  ];
  const deed = { deed: "shared-ip" as const, on: from.name, isEnabled: false };
  return { ...step, instructions, page: { appliance: from.name, at: "appliance" }, deed };
}

const switchOn = ({ facts, from, to, isFromGone = false, suffix = "" }: SharedIpMove): StepOf<"manual"> => ({
  id: `shared-ip-on${suffix}`,
  kind: "manual",
  title: `Then: enable the shared IP on ${to.name}`,
  chapter: chapters.methods,
  text: ["Only once the other appliance no longer uses it."],
  instructions: [
    `Open ${appliancePage(to)} and log in.`,
    "Go to Networking > IP Configuration.",
    `Open ${addresses(facts)}, tick Enabled, and click Save Changes.`,
    isFromGone
      ? `Afterwards tick it under Shared IPs in /login > Management > Failover on ${to.name}, and on ${from.name} once that is back, so that it follows the roles next time.`
      : "Afterwards tick it under Shared IPs in /login > Management > Failover on both appliances, so that it follows the roles next time.",
  ],
  page: { appliance: to.name, at: "appliance" },
  copy: facts.pair.sharedIps.map((ip) => ({ label: "Shared IP", text: ip })),
  deed: { deed: "shared-ip", on: to.name, isEnabled: true },
});

function notMovedText({ facts, from, to, isFromGone = false }: SharedIpMove): string {
  const seen = `The roles are as wanted, but ${addresses(facts)} was not seen on ${to.name} alone.`;
  return isFromGone
    ? `${seen} No page of ${from.name} can be opened while it does not answer: keep it powered off or unplugged, since it would claim the address again. Then enable ${addresses(facts)} on ${to.name} in /appliance > Networking > IP Configuration.`
    : `${seen} In /appliance > Networking > IP Configuration disable it on ${from.name} first, then enable it on ${to.name}.`;
}
