/** Which names a certificate has to cover. */
import type { ApplianceSituation, Situation } from "../../../assessment/situation.ts";
import { isIpAddress } from "../../../domain/address-text.ts";

/**
 * The site and its portals. A client comes by no other name after a failover: that the appliances' own names are missing is a
 * finding of its own.
 */
export const namesWanted = ({ pair }: Situation): string[] => [
  ...new Set([pair.site.host, ...(pair.portalNames ?? [])].map(normal).filter((name) => !isIpAddress(name))),
];

/** The appliances' own names, where the pair goes by them. */
export const ownNames = ({ appliances }: Situation): string[] =>
  appliances.flatMap(({ appliance }: ApplianceSituation) =>
    appliance.tls.serverName === undefined && !isIpAddress(normal(appliance.host)) ? [normal(appliance.host)] : [],
  );

const normal = (name: string): string => name.toLowerCase().replace(/\.$/, "");
