/** Where the site name leads. Asks nobody when the pair fixes the address or the site is one. */
import type { SiteAddressOutcome } from "../../../shared/domain/observation.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { type DnsChoice, findAddresses } from "./find-addresses.ts";

export async function findSiteAddress(
  { site }: PairDefinition,
  signal: AbortSignal,
  dns?: DnsChoice,
): Promise<SiteAddressOutcome> {
  if (site.connect && site.connect.length > 0) return { kind: "fixed", addresses: site.connect };
  return findAddresses(site.host, signal, dns);
}
