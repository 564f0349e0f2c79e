/** The certificates that an appliance holds: those it can serve, which have a private key, and links of their chains. */
import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import type { ApplianceConfiguration } from "../../practice-messages.ts";

export type StoredTls = Pick<ApplianceConfiguration["tls"], "served" | "elements" | "defaultIndex">;
export type ServedCertificate = StoredTls["served"][number];
/** Without a private key. */
export type ChainElement = StoredTls["elements"][number];

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export const chainOf = (chainPem: string): string[] => chainPem.match(certificateBlock) ?? [];

export const leafOf = ({ chainPem }: ServedCertificate): X509Certificate => new X509Certificate(chainPem);

export const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();

/** Of a PEM block of any kind. */
export const derOf = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----[^-]+-----/g, ""), "base64");

/** How pages and forms name a certificate. */
export const fingerprintOf = ({ raw }: X509Certificate): string => createHash("sha256").update(raw).digest("hex");

/** Looked at by its signature: a leaf that is no authority counts as not issued by itself otherwise. */
export const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.issuer === certificate.subject && certificate.verify(certificate.publicKey);

const commonName = (subject: string): string => /CN=([^\n]+)/.exec(subject)?.[1] ?? subject.replaceAll("\n", ", ");
export const issuerName = ({ issuer }: X509Certificate): string => commonName(issuer);

/** What a person has called it, otherwise its common name. */
export const friendlyNameOf = (certificate: X509Certificate, given: string | undefined): string =>
  given || commonName(certificate.subject);

export const isKeyOf = (certificate: X509Certificate, keyPem: string): boolean =>
  certificate.checkPrivateKey(createPrivateKey(keyPem));
