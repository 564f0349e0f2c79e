/**
 * What the vendor's own repair of a conflict would probably choose: the guide names the appliance on which the shared IP is
 * enabled, or the one to which the name of the site resolves. Its other criteria are not documented.
 */
import { enabledSharedIps } from "../../assessment/findings/shared-ip.ts";
import type { Situation } from "../../assessment/situation.ts";
import type { Recommendation } from "./recommend.ts";

export function predictFix(situation: Situation): Recommendation {
  const holders = situation.appliances.filter((one) => (enabledSharedIps(one) ?? []).length > 0);
  const [holder] = holders;
  if (holder && holders.length === 1) {
    return { appliance: holder.name, why: `The shared IP is enabled on ${holder.name} alone.` };
  }
  const named = namedAppliance(situation);
  const { host } = situation.pair.site;
  if (named.length === 1 && named[0] !== undefined) {
    return { appliance: named[0], why: `${host} leads to ${named[0]}.` };
  }
  const why =
    named.length > 1
      ? `What ${host} resolves to and what answers there are different appliances.`
      : `Where the shared IP is enabled and where ${host} leads cannot be told apart from here.`;
  return { appliance: null, why };
}

/** By the id that answers, and by the looked-up address where an appliance is entered with an address itself. */
function namedAppliance({ servedBy, siteAddress, appliances }: Situation): string[] {
  const outcome = siteAddress?.outcome;
  const addresses = outcome && "addresses" in outcome ? outcome.addresses.map(withoutPort) : [];
  const names = appliances
    .filter(({ name, appliance }) => {
      const own = [appliance.host, appliance.peer?.host].map((host) => host?.toLowerCase());
      return name === servedBy || addresses.some((address) => own.includes(address));
    })
    .map(({ name }) => name);
  return names;
}

/** Of a fixed address, `host:port`; an IPv6 address stands in brackets there. */
function withoutPort(address: string): string {
  const lower = address.toLowerCase();
  if (lower.startsWith("[")) return lower.slice(1, lower.indexOf("]"));
  return lower.split(":").length === 2 ? (lower.split(":")[0] ?? lower) : lower;
}
