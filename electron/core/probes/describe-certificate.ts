/** A served certificate in the words of an observation, with the chain as it was sent. */
import type { X509Certificate } from "node:crypto";
import { isIpAddress } from "../../../shared/domain/address-text.ts";
import type { ChainLink, ServedCertificate } from "../../../shared/domain/observation.ts";
import { fingerprint } from "../net/connect.ts";

/** More than any real chain has; a remote could send thousands. */
const longestChain = 16;

export function describeCertificate(leaf: X509Certificate): ServedCertificate {
  return {
    sha256: fingerprint(leaf),
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    notBefore: new Date(leaf.validFrom).toISOString(),
    notAfter: new Date(leaf.validTo).toISOString(),
    names: alternativeNames(leaf.subjectAltName),
    chain: chainOf(leaf),
  };
}

/** As it was sent: `getPeerCertificate(true)` would sort it and fill its gaps from our own store. */
function chainOf(leaf: X509Certificate): ChainLink[] {
  const chain: ChainLink[] = [];
  for (
    let link: X509Certificate | undefined = leaf;
    link && chain.length < longestChain;
    link = link.issuerCertificate
  ) {
    chain.push({
      sha256: fingerprint(link),
      subject: oneLine(link.subject),
      issuer: oneLine(link.issuer),
      notBefore: new Date(link.validFrom).toISOString(),
      notAfter: new Date(link.validTo).toISOString(),
      isSelfSigned: isSignedByItself(link),
    });
  }
  return chain;
}

/**
 * Not by `checkIssued`, which wants the right to sign certificates: a factory's own certificate often has none. A key that
 * cannot be used for signatures here has not signed anything we could check.
 */
function isSignedByItself(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

const oneLine = (name: string | undefined): string => (name ?? "").split("\n").join(", ");

/**
 * `DNS:a, IP Address:1.2.3.4` as names alone; what is quoted holds no name a client would match, and neither does an address
 * that is written as a host name.
 */
const alternativeNames = (text: string | undefined): string[] =>
  (text ?? "")
    .split(", ")
    .filter((entry) => (entry.startsWith("DNS:") && !isIpAddress(entry.slice(4))) || entry.startsWith("IP Address:"))
    .map((entry) => entry.slice(entry.indexOf(":") + 1));
