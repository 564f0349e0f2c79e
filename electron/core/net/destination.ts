/** Where an appliance's or a site's calls go, from what the person configured. */
import type { Appliance, PairDefinition } from "../../../shared/domain/pair.ts";
import type { Destination } from "./connect.ts";
import { readAddress } from "./host-port.ts";

export const applianceDestination = ({ host, port, tls }: Pick<Appliance, "host" | "port" | "tls">): Destination => ({
  address: { host, port },
  identity: tls.serverName ?? host,
  identityPort: port,
  trust: tls,
});

/** Under the site name, trusting what the site or else its normal primary is set to trust. */
export function siteDestination({ site, appliances, normalPrimary }: PairDefinition): Destination {
  const primary = appliances.find((appliance) => appliance.name === normalPrimary) ?? appliances[0];
  return {
    address: readAddress(site.connect?.[0] ?? "") ?? { host: site.host, port: site.port },
    identity: site.tls?.serverName ?? site.host,
    identityPort: site.port,
    trust: site.tls ?? primary.tls,
  };
}

/** The rehearsal of a failover: one appliance's own address under the site name. */
export const rehearsalDestination = (pair: PairDefinition, appliance: Appliance): Destination => ({
  ...siteDestination(pair),
  address: { host: appliance.host, port: appliance.port },
});

/** The same as an old client does it, which names nobody in the handshake. */
export const namelessDestination = (pair: PairDefinition, appliance: Appliance): Destination => ({
  ...rehearsalDestination(pair, appliance),
  sendsServerName: false,
});
