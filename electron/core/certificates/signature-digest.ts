/** The digest that a signature's algorithm identifier names. */
import { childrenOf, contextOf, type Element, explicitOf, oidOf } from "./ber.ts";

const digestNames: Record<string, string> = {
  "1.2.840.113549.2.2": "MD2",
  "1.2.840.113549.2.4": "MD4",
  "1.2.840.113549.2.5": "MD5",
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
  "2.16.840.1.101.3.4.2.4": "SHA-224",
};

const digestsOfSignatures: Record<string, string> = {
  "1.2.840.113549.1.1.2": "MD2",
  "1.2.840.113549.1.1.3": "MD4",
  "1.2.840.113549.1.1.4": "MD5",
  "1.2.840.113549.1.1.5": "SHA-1",
  "1.3.14.3.2.29": "SHA-1",
  "1.2.840.113549.1.1.14": "SHA-224",
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.1": "SHA-1",
  "1.2.840.10045.4.3.1": "SHA-224",
  "1.2.840.10045.4.3.2": "SHA-256",
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
  "1.2.840.10040.4.3": "SHA-1",
  "2.16.840.1.101.3.4.3.2": "SHA-256",
};

export const pssSignature = "1.2.840.113549.1.1.10";

/** null: the signature has none of its own (Ed25519), or one we do not know. */
export function signatureDigest(algorithm: Element): string | null {
  const [type, parameters] = childrenOf(algorithm);
  if (!type) return null;
  const oid = oidOf(type);
  if (oid !== pssSignature) return digestsOfSignatures[oid] ?? null;
  const hash = parameters && childrenOf(parameters).find((part) => contextOf(part) === 0);
  const hashType = hash && childrenOf(explicitOf(hash))[0];
  // RFC 4055: what is not said is SHA-1.
  return hashType ? (digestNames[oidOf(hashType)] ?? null) : "SHA-1";
}
