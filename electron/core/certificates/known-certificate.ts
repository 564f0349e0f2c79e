/** One certificate of those that were given, once, with what is asked of it again and again. */
import { X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { readCertificate, sha256 } from "./read-certificate.ts";

export interface KnownCertificate {
  der: Uint8Array;
  facts: CertificateFacts;
  parsed: X509Certificate;
}

/** Each once, in the order in which they came. @param ders what a reader has opened already: all are certificates */
export function knowCertificates(ders: readonly Uint8Array[]): { known: KnownCertificate[]; repeated: Set<string> } {
  const byPrint = new Map<string, KnownCertificate>();
  const repeated = new Set<string>();
  for (const der of ders) {
    const facts = readCertificate(der);
    if (byPrint.has(facts.sha256)) repeated.add(facts.sha256);
    else byPrint.set(facts.sha256, { der, facts, parsed: new X509Certificate(der) });
  }
  return { known: [...byPrint.values()], repeated };
}

/** Proved by the signature: a name alone is easily taken, and authorities renew under the same one. */
export function hasIssued(issuer: KnownCertificate, issued: KnownCertificate): boolean {
  return isNamedIssuer(issuer, issued) && hasSigned(issuer, issued);
}

export const isNamedIssuer = (issuer: KnownCertificate, issued: KnownCertificate): boolean =>
  issuer.facts.subject === issued.facts.issuer;

/** What a client knows the certificate by: its common name where it has one. */
export const shortName = (distinguishedName: string): string =>
  /(?:^|, )CN=(.+?)(?=, [A-Z]+=|$)/.exec(distinguishedName)?.[1] ?? distinguishedName;

function hasSigned(issuer: KnownCertificate, issued: KnownCertificate): boolean {
  try {
    return issued.parsed.verify(issuer.parsed.publicKey);
  } catch {
    // A key of a kind that this program cannot check signatures with proves nothing.
    return false;
  }
}

/** Of the key as this program writes it; of a kind that it does not know, as it stands there. */
export function plainKeyPrint({ parsed, facts }: KnownCertificate): string {
  try {
    return sha256(parsed.publicKey.export({ type: "spki", format: "der" }));
  } catch {
    return facts.keySha256;
  }
}

/**
 * Of those keys the ones that belong to a certificate, as the certificate writes them: it may write its key in another way
 * than everybody else, and then has another fingerprint for the same one.
 *
 * @param keyPrints of either way of writing
 */
export function keyPrintsWithin(
  known: readonly KnownCertificate[],
  keyPrints: ReadonlySet<string>,
): ReadonlySet<string> {
  const owners = known.filter((one) => keyPrints.has(one.facts.keySha256) || keyPrints.has(plainKeyPrint(one)));
  return new Set(owners.map(({ facts }) => facts.keySha256));
}
