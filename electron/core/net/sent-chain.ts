/** What a server sent along with its certificate, as it was sent: `getPeerCertificate(true)` would sort it and fill its gaps from our own store. */
import type { X509Certificate } from "node:crypto";
import { longestServedChain } from "../../../shared/certificates/chain-order.ts";

/** The leaf first; no more than any real chain has, since a remote could send thousands. */
export function sentChain(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (
    let link: X509Certificate | undefined = leaf;
    link && chain.length < longestServedChain;
    link = link.issuerCertificate
  ) {
    chain.push(link);
  }
  return chain;
}
