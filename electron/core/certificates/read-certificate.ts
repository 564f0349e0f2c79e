/**
 * What a certificate says of itself. The names of subject and issuer are written by Node as for served certificates
 * (probes/describe-certificate.ts), so both compare equal; everything else is read from the bytes, since Electron's Node
 * tells less. Does not judge, and asks nobody.
 */
import { createHash, X509Certificate } from "node:crypto";
import type { CertificateFacts } from "../../../shared/certificates/certificate-facts.ts";
import { BadEncoding, childrenOf, contextOf, readElement, tags } from "./ber.ts";
import { extensionsWithin, readExtensions } from "./certificate-extensions.ts";
import { publicKeyFacts } from "./public-key-facts.ts";
import { signatureDigest } from "./signature-digest.ts";

/** Throws on what is no certificate. */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const parsed = new X509Certificate(der);
  const [body, algorithm] = childrenOf(readElement(der));
  if (!body || !algorithm) throw new BadEncoding("a certificate without a body");
  const parts = childrenOf(body);
  const version = parts[0] && contextOf(parts[0]) === 0 ? 1 : 0;
  const subjectPublicKey = parts[version + 5];
  if (subjectPublicKey?.tag !== tags.sequence) throw new BadEncoding("a certificate without a key");
  const extensions = parts.slice(version + 6).find((part) => contextOf(part) === 3);
  return {
    sha256: sha256(parsed.raw),
    keySha256: sha256(subjectPublicKey.bytes),
    subject: onOneLine(parsed.subject),
    issuer: onOneLine(parsed.issuer),
    serial: parsed.serialNumber.toLowerCase(),
    notBefore: new Date(parsed.validFrom).toISOString(),
    notAfter: new Date(parsed.validTo).toISOString(),
    key: publicKeyFacts(subjectPublicKey),
    digest: signatureDigest(algorithm),
    isSelfSigned: isSignedByItself(parsed),
    ...readExtensions(extensionsWithin(extensions)),
  };
}

/** A name may be empty, which Node tells as undefined. */
const onOneLine = (name: string | undefined): string => (name ?? "").split("\n").join(", ");

/** A key that cannot be used for signatures here has not signed anything we could check. */
function isSignedByItself(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
