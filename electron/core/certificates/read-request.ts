/** What a certificate request (PKCS#10, RFC 2986) asks for, and whether its own key has signed it. Throws a BadEncoding. */
import { constants, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { CertificateFile } from "../../../shared/certificates/certificate-file.ts";
import { bitsOf, childAt, childrenOf, contextOf, type Element, oidOf, readWhole } from "./ber.ts";
import { readExtensions } from "./certificate-extensions.ts";
import { nameOnOneLine } from "./distinguished-name.ts";
import { namePublicKey, publicKeyFacts } from "./public-key-facts.ts";
import { sha256 } from "./read-certificate.ts";
import { pssSignature, signatureDigest } from "./signature-digest.ts";

const extensionRequest = "1.2.840.113549.1.9.14";

export function readRequest(der: Buffer): CertificateFile["requests"][number] {
  const request = readWhole(der);
  const body = childAt(request, 0);
  const publicKey = childAt(body, 2);
  const attributes = childrenOf(body).find((part) => contextOf(part) === 0);
  return {
    subject: nameOnOneLine(childAt(body, 1)),
    names: attributes ? namesWithin(attributes) : [],
    key: namePublicKey(publicKeyFacts(publicKey)),
    keySha256: sha256(publicKey.bytes),
    isSound: isSigned(request, body, publicKey),
  };
}

function namesWithin(attributes: Element): string[] {
  const asked = childrenOf(attributes).find((attribute) => oidOf(childAt(attribute, 0)) === extensionRequest);
  return asked ? readExtensions(childAt(childAt(asked, 1), 0)).names : [];
}

function isSigned(request: Element, body: Element, publicKey: Element): boolean {
  const algorithm = childAt(request, 1);
  const signature = bitsOf(childAt(request, 2));
  const digest = signatureDigest(algorithm)?.replace("-", "").toLowerCase() ?? null;
  try {
    const key = createPublicKey({ key: publicKey.bytes, format: "der", type: "spki" });
    return verify(digest, body.bytes, withPadding(key, oidOf(childAt(algorithm, 0))), signature);
  } catch {
    // A key or a digest that the library does not take has signed nothing that could be checked.
    return false;
  }
}

const withPadding = (key: KeyObject, oid: string) =>
  oid === pssSignature
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : key;
