/** The change of a DNS record or a NAT rule as text to copy, and what a long time to live means. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import { lengthWords } from "./appliance-words.ts";

/** Longer than this, people notice a swing. Seconds. */
const longTtl = 300;
const advisedTtl = 60;

export function ttlWords({ pair, siteAddress }: RunFacts): string {
  const ttl = siteAddress?.ttlSeconds ?? null;
  if (ttl === null) {
    return `How long ${pair.site.host} stays in caches is not known from here. Ask whoever keeps the zone, and have it set to ${advisedTtl} seconds before the switch.`;
  }
  const length = lengthWords(ttl * 1000);
  if (ttl <= longTtl) return `The record of ${pair.site.host} stays in caches for at most ${length}.`;
  return `Careful: the record of ${pair.site.host} stays in caches for up to ${length}. For that long, people are still led to the old appliance after the switch. Where there is time, set its time to live to ${advisedTtl} seconds now, wait ${length}, and switch then.`;
}

/**
 * Where the site is served by an appliance: the address that the pair names for it. Without one only the API's is known, which need
 * not be the one that people come in by, so a person is told to take the right one.
 */
export function siteAddressOf({ name, host, peer }: FactsOfAppliance): { host: string; note: string | null } {
  if (peer) return { host: peer.host, note: null };
  const note = `Pairdesk knows ${name} only by the address of its API, ${host}. If people reach ${name} by another address, take that one instead.`;
  return { host, note };
}

const oldAddress = ({ siteAddress }: RunFacts, from: FactsOfAppliance): string =>
  siteAddress && siteAddress.addresses.length > 0
    ? siteAddress.addresses.join(", ")
    : `whatever it points to now (${from.name} has served it)`;

/** To copy, whole and line by line. */
export function changeText(
  facts: RunFacts,
  from: FactsOfAppliance,
  to: FactsOfAppliance,
): { label: string; text: string }[] {
  const { host, port } = facts.pair.site;
  const target = siteAddressOf(to);
  if (facts.pair.method === "nat-swing") {
    const whole = [
      `NAT rule for ${host} (${oldOutside(facts)} port ${port})`,
      `from: ${siteAddressOf(from).host} port ${port}`,
      `to: ${target.host} port ${port}`,
    ].join("\n");
    return [
      { label: "The change", text: whole },
      { label: "New inside address", text: target.host },
    ];
  }
  const whole = [
    `Record: ${host}`,
    `Old address: ${oldAddress(facts, from)}`,
    `New address: ${target.host}`,
    `Time to live: ${advisedTtl} seconds until both appliances are back to normal`,
  ].join("\n");
  return [
    { label: "The change", text: whole },
    { label: "Record name", text: host },
    { label: "New address", text: target.host },
  ];
}

/** Outside a NAT device the name keeps its address. */
const oldOutside = ({ siteAddress, pair }: RunFacts): string => siteAddress?.addresses.join(", ") || pair.site.host;
