/** Which names a certificate has to cover, and whether it does. */
import type { ApplianceSituation, Situation } from "../../../assessment/situation.ts";

/**
 * The site and its portals. A client comes by no other name after a failover: that the appliances' own names are missing is a
 * finding of its own.
 */
export const namesWanted = ({ pair }: Situation): string[] => [
  ...new Set([pair.site.host, ...(pair.portalNames ?? [])].map(normal).filter((name) => !isAddress(name))),
];

/** The appliances' own names, where the pair goes by them. */
export const ownNames = ({ appliances }: Situation): string[] =>
  appliances.flatMap(({ appliance }: ApplianceSituation) =>
    appliance.tls.serverName === undefined && !isAddress(normal(appliance.host)) ? [normal(appliance.host)] : [],
  );

export const missingOf = (wanted: readonly string[], covered: readonly string[]): string[] =>
  wanted.filter((name) => !isCovered(name, covered));

const normal = (name: string): string => name.toLowerCase().replace(/\.$/, "");

const isAddress = (name: string): boolean => name.includes(":") || /^[\d.]+$/.test(name);

/** A wildcard stands for one label, the leftmost (RFC 6125). */
function isCovered(name: string, covered: readonly string[]): boolean {
  const behindFirstLabel = name.slice(name.indexOf("."));
  return covered
    .map(normal)
    .some((entry) => entry === name || (entry.startsWith("*.") && entry.slice(1) === behindFirstLabel));
}
