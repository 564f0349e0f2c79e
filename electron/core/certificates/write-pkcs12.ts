/**
 * Writes a PKCS#12 file (RFC 7292): the chain, leaf first, and the key of the leaf where there is one.
 *
 * Guaranteed: certificates and key are encrypted and the whole is guarded by a MAC; leaf and key carry the same localKeyId,
 * so that every reader joins them; the key stands unencrypted in no buffer but the caller's, which is left as it is. Not
 * guaranteed: that the key belongs to the leaf, and that the passphrase is a good one.
 *
 * Java's keystore takes passphrases of plain ASCII alone; OpenSSL and Windows take any.
 */
import { createHash } from "node:crypto";
import { type BaseBlock, BmpString, Constructed, Integer, ObjectIdentifier, Set as SetOf } from "asn1js";
import type { WrittenForm } from "../../../shared/certificates/certificate-file.ts";
import { legacyCipher, modernCipher, octets, type Pkcs12Cipher, pkcs12Mac, sequence } from "./pkcs12-cipher.ts";

const ids = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  x509Certificate: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
  localKeyId: "1.2.840.113549.1.9.21",
};

export interface Pkcs12ToWrite {
  /** DER, the leaf first. */
  chain: readonly Uint8Array[];
  /** PKCS#8 DER; null: certificates alone. */
  key: Uint8Array | null;
  passphrase: string;
  form: Exclude<WrittenForm, "pem-chain">;
  /** What programs show it as. */
  friendlyName: string;
}

export async function writePkcs12(asked: Pkcs12ToWrite): Promise<Uint8Array> {
  const { chain, key, passphrase } = asked;
  const [leaf] = chain;
  if (!leaf) throw new Error("a PKCS#12 file needs a certificate");
  const cipher = asked.form === "pkcs12-modern" ? modernCipher : legacyCipher;
  const attributes = attributesOf(leaf, asked.friendlyName);
  const bags = chain.map((der, at) => certificateBag(der, at === 0 ? attributes : null));
  const contents = [await encryptedContent(derOf(sequence(...bags)), passphrase, cipher)];
  if (key) contents.push(plainContent(derOf(sequence(await shroudedKeyBag(key, passphrase, cipher, attributes)))));
  const safe = derOf(sequence(...contents));
  return derOf(sequence(new Integer({ value: 3 }), plainContent(safe), pkcs12Mac(safe, passphrase, cipher)));
}

/** Joins the key to its certificate. */
function attributesOf(leaf: Uint8Array, friendlyName: string): SetOf {
  const name = new BmpString();
  name.fromString(friendlyName);
  const attribute = (type: string, value: BaseBlock) => sequence(id(type), new SetOf({ value: [value] }));
  const mark = createHash("sha1").update(leaf).digest();
  return new SetOf({ value: [attribute(ids.friendlyName, name), attribute(ids.localKeyId, octets(mark))] });
}

function certificateBag(der: Uint8Array, attributes: SetOf | null): BaseBlock {
  const value = sequence(id(ids.x509Certificate), tagged(octets(der)));
  return sequence(id(ids.certificateBag), tagged(value), ...(attributes ? [attributes] : []));
}

async function shroudedKeyBag(
  key: Uint8Array,
  passphrase: string,
  cipher: Pkcs12Cipher,
  attributes: SetOf,
): Promise<BaseBlock> {
  const { algorithm, encrypted } = await cipher.encrypt(key, passphrase);
  return sequence(id(ids.shroudedKeyBag), tagged(sequence(algorithm, octets(encrypted))), attributes);
}

async function encryptedContent(plain: Uint8Array, passphrase: string, cipher: Pkcs12Cipher): Promise<BaseBlock> {
  const { algorithm, encrypted } = await cipher.encrypt(plain, passphrase);
  // [0] IMPLICIT OCTET STRING: the tag of the string itself is replaced.
  const content = octets(encrypted);
  content.idBlock.tagClass = 3;
  content.idBlock.tagNumber = 0;
  const info = sequence(id(ids.data), algorithm, content);
  return sequence(id(ids.encryptedData), tagged(sequence(new Integer({ value: 0 }), info)));
}

const plainContent = (bytes: Uint8Array): BaseBlock => sequence(id(ids.data), tagged(octets(bytes)));
const id = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
/** [0] EXPLICIT. */
const tagged = (value: BaseBlock): BaseBlock =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] });
const derOf = (block: BaseBlock): Uint8Array => new Uint8Array(block.toBER());
