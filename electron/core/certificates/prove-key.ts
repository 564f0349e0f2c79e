/** Whether a private key is whole and does what it says, and which public key it has. Its secrets stay in the buffers. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { PublicKeyFacts } from "../../../shared/certificates/certificate-facts.ts";
import { BadEncoding, childAt, childrenOf, octetsOf, oidOf, readWhole } from "./ber.ts";
import type { FoundKey } from "./file-contents.ts";
import { publicKeyFacts } from "./public-key-facts.ts";
import { sha256 } from "./read-certificate.ts";

export interface ProvenKey {
  pkcs8: Buffer;
  /** Of SubjectPublicKeyInfo as Node writes it: certificates may write the same key in another way. */
  keySha256: string;
  facts: PublicKeyFacts;
}

/** Those of TLS servers. */
const kinds = ["rsa", "rsa-pss", "ec", "ed25519", "ed448"];
const knownTypes = ["1.2.840.113549.1.1.1", "1.2.840.10045.2.1", "1.3.101.112", "1.3.101.113"];
const pssType = "1.2.840.113549.1.1.10";

/**
 * The bytes that were found are overwritten.
 *
 * @returns `restricted`: a whole RSA key, bound to a use of RSA-PSS that the library does not know. Electron's knows few.
 */
export function proveKey({ form, der }: FoundKey): ProvenKey | "damaged" | "unsupported" | "restricted" {
  try {
    const key = createPrivateKey({ key: der, format: "der", type: form });
    if (!kinds.includes(key.asymmetricKeyType ?? "")) return "unsupported";
    const ofPublic = createPublicKey(key);
    if (!signs(key, ofPublic)) return "damaged";
    const publicKey = ofPublic.export({ type: "spki", format: "der" });
    const facts = publicKeyFacts(readWhole(publicKey));
    return { pkcs8: key.export({ type: "pkcs8", format: "der" }), keySha256: sha256(publicKey), facts };
  } catch {
    // Whatever the library says of it could quote it.
    return form === "pkcs8" ? whyRefused(der) : "damaged";
  } finally {
    der.fill(0);
  }
}

const probe = Buffer.from("a key that signs this and is told so by its public half is whole");

function signs(key: KeyObject, ofPublic: KeyObject): boolean {
  const digest = digestFor(key);
  return verify(digest, probe, ofPublic, sign(digest, probe, key));
}

/** A key of RSA-PSS may be bound to one digest, and signs with no other. */
function digestFor({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  return asymmetricKeyType?.startsWith("ed") ? null : (asymmetricKeyDetails?.hashAlgorithm ?? "sha256");
}

function whyRefused(pkcs8: Buffer): "damaged" | "unsupported" | "restricted" {
  try {
    const [, algorithm, key] = childrenOf(readWhole(pkcs8));
    const type = algorithm ? oidOf(childAt(algorithm, 0)) : null;
    if (type === pssType) return key && isWholeRsa(octetsOf(key)) ? "restricted" : "damaged";
    return type === null || knownTypes.includes(type) ? "damaged" : "unsupported";
  } catch (error) {
    if (error instanceof BadEncoding) return "damaged";
    throw error;
  }
}

/** Overwrites what it is given. */
function isWholeRsa(pkcs1: Buffer): boolean {
  try {
    const key = createPrivateKey({ key: pkcs1, format: "der", type: "pkcs1" });
    return signs(key, createPublicKey(key));
  } catch {
    return false;
  } finally {
    pkcs1.fill(0);
  }
}
