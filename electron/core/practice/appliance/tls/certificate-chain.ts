/**
 * The chain of a certificate, from what it came with and from what else the appliance holds. It is complete when it ends at
 * a root that is here as well (api-facts 6). What it came with is sent as it is, in its order; links that it lacks are sent
 * after it; a root is sent only when it came with it.
 */
import { X509Certificate } from "node:crypto";
import { type ChainElement, chainOf, isSelfSigned, type ServedCertificate } from "./stored-certificate.ts";

export interface CertificateChain {
  /** The certificate itself first, then who issued it, and so on. */
  links: readonly X509Certificate[];
  isComplete: boolean;
}

const longestChain = 10;

export function followChain(leaf: X509Certificate, others: readonly X509Certificate[]): CertificateChain {
  const links = [leaf];
  for (;;) {
    const last = links.at(-1) ?? leaf;
    if (isSelfSigned(last)) return { links, isComplete: true };
    const issuer = others.find((other) => other.subject === last.issuer && last.verify(other.publicKey));
    if (!issuer || links.length === longestChain) return { links, isComplete: false };
    links.push(issuer);
  }
}

export function chainAt(entry: ServedCertificate, elements: readonly ChainElement[]): CertificateChain {
  const [leaf, ...own] = read(chainOf(entry.chainPem));
  if (!leaf) throw new Error("a stored certificate holds no certificate");
  return followChain(leaf, [...own, ...read(elements.map(({ pem }) => pem))]);
}

/** As the server sends it. */
export function sentChain(entry: ServedCertificate, elements: readonly ChainElement[]): string {
  const own = read(chainOf(entry.chainPem));
  const { links } = chainAt(entry, elements);
  const lacking = links.filter((link) => !isSelfSigned(link) && !own.some(({ raw }) => raw.equals(link.raw)));
  return [...own, ...lacking].map(String).join("\n");
}

const read = (pems: readonly string[]): X509Certificate[] => pems.map((pem) => new X509Certificate(pem));
