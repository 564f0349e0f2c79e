/** What a certificate says of itself. Throws on what is none. */
import "reflect-metadata";
import { createHash, X509Certificate } from "node:crypto";
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as ParsedCertificate,
  SubjectKeyIdentifierExtension,
} from "@peculiar/x509";
import type { CertificateFacts, PublicKeyFacts } from "../../../shared/certificates/certificate-facts.ts";

export function readCertificate(der: Uint8Array): CertificateFacts {
  const native = new X509Certificate(der);
  const parsed = new ParsedCertificate(Uint8Array.from(der));
  const usage = parsed.getExtension(KeyUsagesExtension);
  const access = parsed.getExtension(AuthorityInfoAccessExtension);
  const points = parsed.getExtension(CRLDistributionPointsExtension);
  return {
    sha256: sha256Of(native.raw),
    keySha256: sha256Of(native.publicKey.export({ type: "spki", format: "der" })),
    subject: oneLine(native.subject),
    issuer: oneLine(native.issuer),
    serial: native.serialNumber.toLowerCase(),
    notBefore: new Date(native.validFrom).toISOString(),
    notAfter: new Date(native.validTo).toISOString(),
    names: alternativeNames(native.subjectAltName),
    key: keyOf(native),
    digest: digestOf(parsed),
    usages: usage ? usageNames.filter((name) => (usage.usages & KeyUsageFlags[name]) !== 0) : [],
    extendedUsages: (parsed.getExtension(ExtendedKeyUsageExtension)?.usages ?? []).map(
      (oid) => extendedNames[String(oid)] ?? String(oid),
    ),
    isCa: native.ca,
    isSelfSigned: isSignedByItself(native),
    ocspUrls: (access?.ocsp ?? []).filter(({ type }) => type === "url").map(({ value }) => value),
    crlUrls: (points?.distributionPoints ?? []).flatMap(({ distributionPoint }) =>
      (distributionPoint?.fullName ?? []).flatMap(({ uniformResourceIdentifier: url }) => (url ? [url] : [])),
    ),
    subjectKeyId: parsed.getExtension(SubjectKeyIdentifierExtension)?.keyId.toLowerCase() ?? null,
    authorityKeyId: parsed.getExtension(AuthorityKeyIdentifierExtension)?.keyId?.toLowerCase() ?? null,
  };
}

const usageNames = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const satisfies (keyof typeof KeyUsageFlags)[];

const extendedNames: Readonly<Record<string, string>> = {
  "1.3.6.1.5.5.7.3.1": "serverAuth",
  "1.3.6.1.5.5.7.3.2": "clientAuth",
  "1.3.6.1.5.5.7.3.3": "codeSigning",
  "1.3.6.1.5.5.7.3.4": "emailProtection",
  "1.3.6.1.5.5.7.3.8": "timeStamping",
  "1.3.6.1.5.5.7.3.9": "OCSPSigning",
};

const curves: Readonly<Record<string, { curve: string; bits: number }>> = {
  prime256v1: { curve: "P-256", bits: 256 },
  secp384r1: { curve: "P-384", bits: 384 },
  secp521r1: { curve: "P-521", bits: 521 },
};

function keyOf({ publicKey }: X509Certificate): PublicKeyFacts {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  if (type === "rsa" || type === "rsa-pss") return { type: "RSA", bits: details?.modulusLength ?? null, curve: null };
  if (type === "ed25519") return { type: "Ed25519", bits: 256, curve: null };
  if (type === "ed448") return { type: "Ed448", bits: 456, curve: null };
  if (type !== "ec") return { type: "other", bits: null, curve: null };
  const named = curves[details?.namedCurve ?? ""];
  return { type: "EC", bits: named?.bits ?? null, curve: named?.curve ?? details?.namedCurve ?? null };
}

function digestOf({ signatureAlgorithm }: ParsedCertificate): string | null {
  const { hash } = signatureAlgorithm as { hash?: { name?: string } };
  return hash?.name ?? null;
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

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const oneLine = (name: string | undefined): string => (name ?? "").split("\n").join(", ");

/** `DNS:a, IP Address:1.2.3.4` as names alone; what is quoted holds no name a client would match. */
const alternativeNames = (text: string | undefined): string[] =>
  (text ?? "")
    .split(", ")
    .filter((entry) => entry.startsWith("DNS:") || entry.startsWith("IP Address:"))
    .map((entry) => entry.slice(entry.indexOf(":") + 1));
