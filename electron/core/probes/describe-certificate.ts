/** A served certificate in the words of an observation, with the chain as it was sent. */
import type { X509Certificate } from "node:crypto";
import { isIpAddress } from "../../../shared/domain/address-text.ts";
import type { ChainLink, ServedCertificate } from "../../../shared/domain/observation.ts";
import { fingerprint } from "../net/connect.ts";
import { sentChain } from "../net/sent-chain.ts";

export function describeCertificate(leaf: X509Certificate): ServedCertificate {
  return {
    sha256: fingerprint(leaf),
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    notBefore: new Date(leaf.validFrom).toISOString(),
    notAfter: new Date(leaf.validTo).toISOString(),
    names: alternativeNames(leaf.subjectAltName),
    chain: sentChain(leaf).map(linkOf),
  };
}

const linkOf = (certificate: X509Certificate): ChainLink => ({
  sha256: fingerprint(certificate),
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  notBefore: new Date(certificate.validFrom).toISOString(),
  notAfter: new Date(certificate.validTo).toISOString(),
  isSelfSigned: isSignedByItself(certificate),
});

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
