/**
 * Leading the site name to the other appliance, after the roles have changed and never before. Done only when the site name is
 * answered by the wanted appliance, told by its id.
 */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import type { Condition, RunbookId, Step, StepOf } from "../../runbook.ts";
import { lengthWords } from "./appliance-words.ts";
import { chapters } from "./chapters.ts";
import { moveSharedIp } from "./shared-ip.ts";
import { changeText, siteAddressOf, ttlWords } from "./swing-words.ts";
import { gate, stepIs } from "./when.ts";

export interface Swing {
  facts: RunFacts;
  from: FactsOfAppliance;
  to: FactsOfAppliance;
  isFromGone?: boolean;
  /** The site name may lead to the wanted appliance already: look before a person is asked. */
  mayBeDone?: boolean;
  suffix?: string;
  next?: RunbookId[];
  when?: Condition;
}

/** Before the switch: where the site name leads, and for how long caches keep it. */
export function siteAddressesBefore(facts: RunFacts): Step[] {
  if (facts.pair.method === "shared-ip") return [];
  const isDns = facts.pair.method === "dns-swing";
  return [
    {
      id: "site-addresses",
      kind: "check",
      title: "Where does the site name lead now?",
      chapter: chapters.methods,
      text: isDns
        ? ["Several resolvers are asked for the address and for how long they keep it.", ttlWords(facts)]
        : ["Several resolvers are asked for the address. It stays as it is: only the NAT rule behind it changes."],
      check: { check: "site-addresses" },
    },
  ];
}

export function swingSite(swing: Swing): Step[] {
  const { facts, from, to, isFromGone, suffix = "", when, mayBeDone = false } = swing;
  if (facts.pair.method === "shared-ip") {
    return moveSharedIp({ facts, from, to, suffix, when, ...(isFromGone ? { isFromGone } : {}) });
  }
  const before = `site-before${suffix}`;
  const isWanted = mayBeDone ? stepIs(before, "no", "unknown") : undefined;
  const steps: Step[] = mayBeDone ? [siteBefore(swing, before)] : [];
  return [
    ...steps,
    { ...manual(swing, `swing${suffix}`), ...gate(when, isWanted) },
    { ...served(swing, `site-served${suffix}`), ...gate(when) },
  ];
}

const siteBefore = ({ to, when }: Swing, id: string): StepOf<"check"> => ({
  id,
  kind: "check",
  title: `Does the site name lead to ${to.name} already?`,
  chapter: chapters.methods,
  text: ["If it does, nothing is to be changed here."],
  ...gate(when),
  dryAnswer: "no",
  check: { check: "site-served-by", appliance: to.name },
});

function manual({ facts, from, to }: Swing, id: string): StepOf<"manual"> {
  const isDns = facts.pair.method === "dns-swing";
  const { host } = facts.pair.site;
  const target = siteAddressOf(to);
  const dns = [
    `In the DNS zone, change the record ${host} so that it points to ${target.host}, the address of ${to.name}.`,
    "Change it in every zone that people use: inside and outside, IPv4 and IPv6.",
    "Keep the time to live short until both appliances are back to normal.",
  ];
  const nat = [
    `On the NAT device, send what arrives for ${host} to ${target.host}, the address of ${to.name}.`,
    "Apply the rule for every port that the old rule covered, and end open connections to the old address if the device can.",
  ];
  return {
    id,
    kind: "manual",
    title: isDns ? `Swing DNS to ${to.name}` : `Swing NAT to ${to.name}`,
    chapter: chapters.methods,
    text: [
      `The roles have changed, so ${host} now belongs to ${to.name}. Until it leads there, people are led to ${from.name}.`,
      ...(target.note === null ? [] : [target.note]),
    ],
    instructions: isDns ? dns : nat,
    page: null,
    copy: changeText(facts, from, to),
    deed: { deed: "point-site", at: to.name },
  };
}

function served({ facts, from, to, next = ["unplanned-takeover"] }: Swing, id: string): StepOf<"wait"> {
  const ttlMs = facts.pair.method === "dns-swing" ? (facts.siteAddress?.ttlSeconds ?? 0) * 1000 : 0;
  const { host } = facts.pair.site;
  const text = `The roles have changed, but from this computer ${host} does not lead to ${to.name}. Check the change for ${host}, then wait until caches are out; until then people are led to ${from.name} or nowhere. If ${to.name} itself does not answer, nothing is wrong with the name: run Unplanned takeover.`;
  return {
    id,
    kind: "wait",
    title: `Wait until ${host} is answered by ${to.name}`,
    chapter: chapters.methods,
    text: [`Told by the appliance id behind the name, as seen from this computer.`],
    until: { check: "site-served-by", appliance: to.name },
    limitMs: ttlMs + facts.timing.swingMs,
    usualMs: ttlMs > 0 ? ttlMs : null,
    patience:
      ttlMs > 0
        ? `Caches may keep the old address for ${lengthWords(ttlMs)} after the change. Nothing is wrong until that is over.`
        : "The change takes effect as soon as the device or the zone has it.",
    ends: [
      { is: ["no"], outcome: "incomplete", text, next },
      { is: ["unknown"], outcome: "unknown", text: `Who answers ${host} could not be seen. ${text}`, next },
    ],
  };
}
