/**
 * What the vendor's own Fix This Error would probably choose. The guide names two criteria: on which appliance the shared IP
 * is enabled, and which one has the address that the name of the site resolves to. Others are not documented.
 */
import { enabledSharedIps } from "../../assessment/findings/shared-ip.ts";
import type { Situation } from "../../assessment/situation.ts";
import type { Recommendation } from "./recommend.ts";

export function fixThisErrorWords(situation: Situation): string {
  const { appliance, why } = predictFix(situation);
  const button = "The button Fix This Error on the Failover page";
  if (appliance === null) return `${button} decides by itself, and what it would choose cannot be told. ${why}`;
  return `${button} would probably keep ${appliance}. ${why} Nothing says that it looks at who holds the newer data.`;
}

export function predictFix(situation: Situation): Recommendation {
  const holders = situation.appliances.filter((one) => (enabledSharedIps(one) ?? []).length > 0);
  const [holder] = holders;
  if (holder && holders.length === 1) {
    return { appliance: holder.name, why: `The shared IP is enabled on ${holder.name} alone.` };
  }
  const named = namedAppliances(situation);
  const { host } = situation.pair.site;
  if (named.length === 1 && named[0] !== undefined) {
    return { appliance: named[0], why: `${host} leads to ${named[0]}.` };
  }
  const why =
    named.length > 1
      ? `What ${host} resolves to and what answers there are different appliances.`
      : `Neither where the shared IP is enabled nor where ${host} leads tells the two apart.`;
  return { appliance: null, why };
}

/** By the looked-up address where an appliance is entered with an address itself, and by the id that answers. */
function namedAppliances({ pair, servedBy, siteAddress, appliances }: Situation): string[] {
  const outcome = siteAddress?.outcome;
  const addresses = outcome && "addresses" in outcome ? outcome.addresses.map(withoutPort) : [];
  // With NAT swing the name resolves to an address in front of both, whoever answers behind it.
  const answering = pair.network.method === "nat-swing" ? null : servedBy;
  return appliances
    .filter(({ name, appliance }) => {
      const own = [appliance.host, appliance.peer?.host].map((host) => host?.toLowerCase());
      return name === answering || addresses.some((address) => own.includes(address));
    })
    .map(({ name }) => name);
}

/** Of a fixed address, `host:port`; an IPv6 address stands in brackets there. */
function withoutPort(address: string): string {
  const lower = address.toLowerCase();
  if (lower.startsWith("[")) return lower.slice(1, lower.indexOf("]"));
  return lower.split(":").length === 2 ? (lower.split(":")[0] ?? lower) : lower;
}
