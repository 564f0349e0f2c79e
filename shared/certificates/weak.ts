/**
 * Keys and signatures that clients refuse, or will soon. Null is no: nothing weak is known; what cannot be told is said by the
 * caller's `isKeyKnown` and `isDigestKnown`.
 */
import type { CertificateFacts } from "./certificate-facts.ts";
import { isIssuedBy } from "./chain-order.ts";

const smallest = { RSA: 2048, EC: 256 } as const;
const weakDigests = ["MD2", "MD4", "MD5", "SHA1"];

export const keyInWords = ({ type, bits, curve }: CertificateFacts["key"]): string =>
  [type, curve ?? bits].filter((part) => part !== null).join(" ");

/** The weak key in words, such as `RSA 1024`; null: it is not weak, or not known. */
export function weakKeyOf({ key }: CertificateFacts): string | null {
  const least = key.type === "RSA" || key.type === "EC" ? smallest[key.type] : null;
  return least !== null && key.bits !== null && key.bits < least ? keyInWords(key) : null;
}

export const isKeyKnown = ({ key }: CertificateFacts): boolean =>
  key.type !== "other" && (key.bits !== null || key.type.startsWith("Ed"));

/** The weak digest of its signature; a root's own signature is checked by nobody. */
export function weakDigestOf(element: CertificateFacts, chain: readonly CertificateFacts[]): string | null {
  const { digest } = element;
  return digest !== null && weakDigests.includes(plainDigest(digest)) && !isRoot(element, chain) ? digest : null;
}

/** Signatures by Ed25519 and Ed448 keys have no digest of their own. */
export const isDigestKnown = (element: CertificateFacts, chain: readonly CertificateFacts[]): boolean =>
  element.digest !== null || isRoot(element, chain) || isSignedByEdwardsKey(element, chain);

function isSignedByEdwardsKey(element: CertificateFacts, chain: readonly CertificateFacts[]): boolean {
  const signer = element.isSelfSigned ? element : chain.find((one) => one !== element && isIssuedBy(element, one));
  return signer?.key.type.startsWith("Ed") ?? false;
}

const isRoot = (element: CertificateFacts, chain: readonly CertificateFacts[]): boolean =>
  element.isSelfSigned && element.sha256 !== chain[0]?.sha256;

const plainDigest = (digest: string): string => digest.toUpperCase().replaceAll("-", "");
