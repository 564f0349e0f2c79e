/** The parts of a PKCS#12 file (RFC 7292) as they lie there, nothing decrypted and nothing judged. Throws a BadEncoding. */
import {
  BadEncoding,
  childAt,
  childrenOf,
  contextOf,
  type Element,
  explicitOf,
  holdsOctets,
  octetsOf,
  oidOf,
  readWhole,
  tags,
} from "./ber.ts";
import { type Encryption, readEncryption } from "./protection/read-encryption.ts";
import { type Mac, readMac } from "./protection/read-mac.ts";

export interface Pkcs12Outline {
  /** What the MAC guards. */
  content: Buffer;
  mac: Mac | null;
  bags: Bag[];
  lockedSafes: LockedPart[];
  /** Encrypted or signed for a certificate instead of by a passphrase. */
  isForCertificate: boolean;
}

export interface LockedPart {
  encryption: Encryption;
  encrypted: Buffer;
}

export interface Bag {
  kind: "key" | "locked-key" | "certificate" | "revocation-list" | "secret";
  value: Element;
  friendlyName: string | null;
}

const contentTypes = { data: "1.2.840.113549.1.7.1", encrypted: "1.2.840.113549.1.7.6" };
const bagKinds: Record<string, Bag["kind"] | "bags"> = {
  "1.2.840.113549.1.12.10.1.1": "key",
  "1.2.840.113549.1.12.10.1.2": "locked-key",
  "1.2.840.113549.1.12.10.1.3": "certificate",
  "1.2.840.113549.1.12.10.1.4": "revocation-list",
  "1.2.840.113549.1.12.10.1.5": "secret",
  "1.2.840.113549.1.12.10.1.6": "bags",
};
const friendlyName = "1.2.840.113549.1.9.20";
const deepestBags = 4;
const longestName = 256;

/** @param copies takes what had to be copied out of its pieces, a key perhaps: the caller's to overwrite, also after a throw */
export function outlinePkcs12(der: Buffer, copies: Buffer[]): Pkcs12Outline {
  const [, guarded, macData] = childrenOf(readWhole(der));
  if (!guarded) throw new BadEncoding("a keystore without content");
  const outline: Pkcs12Outline = {
    ...{ content: Buffer.alloc(0), mac: macData ? readMac(macData) : null },
    ...{ bags: [], lockedSafes: [], isForCertificate: false },
  };
  const content = contentOf(guarded);
  if (content.type !== contentTypes.data) return { ...outline, isForCertificate: true };
  outline.content = joined(content.value, copies);
  for (const safe of childrenOf(readWhole(outline.content))) {
    const { type, value } = contentOf(safe);
    if (type === contentTypes.data) outline.bags.push(...bagsOf(joined(value, copies)));
    else if (type === contentTypes.encrypted) outline.lockedSafes.push(lockedSafe(value));
    else outline.isForCertificate = true;
  }
  return outline;
}

function joined(value: Element, copies: Buffer[]): Buffer {
  const octets = octetsOf(value);
  if (octets !== value.content) copies.push(octets);
  return octets;
}

function contentOf(info: Element): { type: string; value: Element } {
  return { type: oidOf(childAt(info, 0)), value: explicitOf(childAt(info, 1)) };
}

function lockedSafe(encryptedData: Element): LockedPart {
  const [, algorithm, encrypted] = childrenOf(childAt(encryptedData, 1, tags.sequence));
  if (!algorithm || !encrypted || contextOf(encrypted) !== 0)
    throw new BadEncoding("an encrypted part without content");
  return { encryption: readEncryption(algorithm), encrypted: octetsOf(encrypted) };
}

/** Of an EncryptedPrivateKeyInfo (PKCS#8). */
export function lockedKey(value: Element): LockedPart {
  const [algorithm, encrypted] = childrenOf(value);
  if (!algorithm || !encrypted || !holdsOctets(encrypted)) throw new BadEncoding("an encrypted key without content");
  return { encryption: readEncryption(algorithm), encrypted: octetsOf(encrypted) };
}

/** @param safe SafeContents */
export const bagsOf = (safe: Buffer): Bag[] => bagsWithin(readWhole(safe), 0);

function bagsWithin(safe: Element, depth: number): Bag[] {
  if (depth > deepestBags) throw new BadEncoding("bags too deep within each other");
  return childrenOf(safe).flatMap((bag) => {
    const [type, wrapped, attributes] = childrenOf(bag);
    if (!type || !wrapped) throw new BadEncoding("a bag without content");
    const kind = bagKinds[oidOf(type)] ?? "secret";
    const value = explicitOf(wrapped);
    if (kind === "bags") return bagsWithin(value, depth + 1);
    return [{ kind, value, friendlyName: attributes ? nameWithin(attributes) : null }];
  });
}

function nameWithin(attributes: Element): string | null {
  const named = childrenOf(attributes).find((attribute) => oidOf(childAt(attribute, 0)) === friendlyName);
  const value = named && childrenOf(childAt(named, 1))[0];
  if (value?.tag !== tags.bmp || value.content.length % 2 !== 0) return null;
  return Buffer.from(value.content).swap16().toString("utf16le").toWellFormed().slice(0, longestName);
}
