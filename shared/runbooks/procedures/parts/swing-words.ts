/** The change of a DNS record or a NAT rule as text to copy, and what a long time to live means. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";
import { lengthWords } from "./appliance-words.ts";

/** Longer than this, people notice a swing. Seconds. */
const longTtl = 300;
export const advisedTtl = 60;

export function ttlWords({ pair, siteAddress }: RunFacts): string {
  const ttl = siteAddress?.ttlSeconds ?? null;
  if (ttl === null) {
    return `How long ${pair.site.host} stays in caches is not known from here. Ask whoever keeps the zone, and have it set to ${advisedTtl} seconds before the switch.`;
  }
  const length = lengthWords(ttl * 1000);
  if (ttl <= longTtl) return `The record of ${pair.site.host} stays in caches for at most ${length}.`;
  return `Careful: the record of ${pair.site.host} stays in caches for up to ${length}. For that long, people are still led to the old appliance after the switch. Where there is time, set its time to live to ${advisedTtl} seconds now, wait ${length}, and switch then.`;
}

const oldAddress = ({ siteAddress }: RunFacts, from: FactsOfAppliance): string =>
  siteAddress && siteAddress.addresses.length > 0 ? siteAddress.addresses.join(", ") : from.host;

/** To copy, whole and line by line. */
export function changeText(
  facts: RunFacts,
  from: FactsOfAppliance,
  to: FactsOfAppliance,
): { label: string; text: string }[] {
  const { host, port } = facts.pair.site;
  if (facts.pair.method === "nat-swing") {
    const outside = `${oldOutside(facts)} port ${port}`;
    const whole = [
      `NAT rule for ${host} (${outside})`,
      `from: ${from.host} port ${from.port}`,
      `to: ${to.host} port ${to.port}`,
    ].join("\n");
    return [
      { label: "The change", text: whole },
      { label: "New inside address", text: to.host },
    ];
  }
  const whole = [
    `Record: ${host}`,
    `Old address: ${oldAddress(facts, from)}`,
    `New address: ${to.host}`,
    `Time to live: ${advisedTtl} seconds until both appliances are back to normal`,
  ].join("\n");
  return [
    { label: "The change", text: whole },
    { label: "Record name", text: host },
    { label: "New address", text: to.host },
  ];
}

/** Outside a NAT device the name keeps its address. */
const oldOutside = ({ siteAddress, pair }: RunFacts): string => siteAddress?.addresses.join(", ") || pair.site.host;
