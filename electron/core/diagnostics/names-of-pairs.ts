/** Every name and address that a person gave to pairs, with the placeholder that stands for it, in the order of the pairs. */
import type { Pair } from "../../../shared/domain/pair.ts";
import type { KnownName } from "./name-cover.ts";

export function namesOfPairs(pairs: readonly Pair[]): KnownName[] {
  const hosts = new Map<string, string>();
  const host = (name: string): KnownName => {
    const key = name.toLowerCase();
    const placeholder = hosts.get(key) ?? `host-${hosts.size + 1}`;
    hosts.set(key, placeholder);
    return { name, placeholder, isHost: true };
  };
  return pairs.flatMap((pair, index) => {
    const number = index + 1;
    const own = pair.appliances.flatMap(({ name, clientId, writeClientId }, place) => [
      { name, placeholder: `appliance-${number}${place === 0 ? "a" : "b"}`, isHost: false },
      ...[clientId, writeClientId ?? ""].map((id) => ({ name: id, placeholder: `account-${number}`, isHost: false })),
    ]);
    return [{ name: pair.name, placeholder: `pair-${number}`, isHost: false }, ...own, ...hostsOf(pair).map(host)];
  });
}

function hostsOf({ site, network, appliances, vantage = [], portalNames = [] }: Pair): string[] {
  const ofAppliances = appliances.flatMap(({ host, peer, tls }) => [host, peer?.host, tls.serverName]);
  const addresses = [...(site.connect ?? []), ...vantage].map(hostIn);
  const all = [site.host, ...ofAppliances, site.tls?.serverName, ...addresses, ...network.sharedIps, ...portalNames];
  return all.filter((host) => host !== undefined);
}

/** Of `host:port` or `[address]:port`. */
const hostIn = (address: string): string => address.slice(0, address.lastIndexOf(":")).replace(/^\[|\]$/g, "");
