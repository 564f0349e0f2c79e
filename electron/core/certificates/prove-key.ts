/** Whether a private key is whole and does what it says, and which public key it has. Its secrets stay in the buffers. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { PublicKeyFacts } from "../../../shared/certificates/certificate-facts.ts";
import { BadEncoding, childAt, oidOf, readWhole } from "./ber.ts";
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

/** The bytes that were found are overwritten. */
export function proveKey({ form, der }: FoundKey): ProvenKey | "damaged" | "unsupported" {
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
    return form === "pkcs8" && isOtherType(der) ? "unsupported" : "damaged";
  } finally {
    der.fill(0);
  }
}

const probe = Buffer.from("a key that signs this and is told so by its public half is whole");

function signs(key: KeyObject, ofPublic: KeyObject): boolean {
  const digest = key.asymmetricKeyType?.startsWith("ed") ? null : "sha256";
  return verify(digest, probe, ofPublic, sign(digest, probe, key));
}

function isOtherType(pkcs8: Buffer): boolean {
  try {
    return !knownTypes.includes(oidOf(childAt(childAt(readWhole(pkcs8), 1), 0)));
  } catch (error) {
    if (error instanceof BadEncoding) return false;
    throw error;
  }
}
