/** The address by which the other appliance reaches this one: what the pair says, else the one Pairdesk itself uses. */
import type { FactsOfAppliance, RunFacts } from "../../run-facts.ts";

export interface UniqueAddress {
  host: string;
  port: number;
  /** What speaks against it, for a person; null: nothing. */
  note: string | null;
}

export function uniqueAddress({ pair }: RunFacts, appliance: FactsOfAppliance): UniqueAddress {
  const { host, port } = appliance.peer ?? appliance;
  return { host, port, note: noteOn(host, appliance.name, pair) };
}

function noteOn(host: string, name: string, { site, sharedIps }: RunFacts["pair"]): string | null {
  if (host.toLowerCase() === site.host.toLowerCase()) {
    return `Do not use ${host} for ${name}: it is the site's name. Enter the address that belongs to ${name} alone.`;
  }
  if (sharedIps.includes(host)) {
    return `Do not use ${host} for ${name}: it is a shared IP. Enter the address that belongs to ${name} alone.`;
  }
  const isIp = host.includes(":") || /^\d+(\.\d+){3}$/.test(host);
  return isIp
    ? null
    : `For ${name} only the name ${host} is known here. If you know its IP address, enter that instead.`;
}
