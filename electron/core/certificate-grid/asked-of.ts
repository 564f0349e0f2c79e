import type { PairDefinition } from "../../../shared/domain/pair.ts";

/** What the nine handshakes depend on, as one text: a grid of other addresses, names or trust says nothing of the pair of now. */
export const askedOf = ({ appliances, site, normalPrimary }: PairDefinition): string =>
  JSON.stringify([
    appliances.map(({ name, host, port, tls }) => [name, host, port, site.tls || name !== normalPrimary ? null : tls]),
    [site.host, site.port, site.connect ?? null, site.tls ?? null],
  ]);
