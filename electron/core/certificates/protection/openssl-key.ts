/**
 * Keys as OpenSSL encrypted them before PKCS#8 (`DEK-Info` in PEM): the key comes from one round of MD5 over passphrase and
 * salt (EVP_BytesToKey), so each of them is weak.
 */
import { createHash } from "node:crypto";
import { isWholeSequence } from "../ber.ts";
import { type CipherName, ciphers, decryptWith } from "./ciphers.ts";

const byName: Record<string, CipherName> = {
  "AES-128-CBC": "AES-128-CBC",
  "AES-192-CBC": "AES-192-CBC",
  "AES-256-CBC": "AES-256-CBC",
  "DES-EDE3-CBC": "3DES-CBC",
  "DES-CBC": "DES-CBC",
};

export interface OpensslProtection {
  cipher: CipherName;
  iv: Buffer;
  words: string;
}

/** @param dekInfo such as `AES-256-CBC,0123…`; null: not opened here */
export function readDekInfo(dekInfo: string): OpensslProtection | null {
  const [name = "", salt = ""] = dekInfo.split(",").map((part) => part.trim());
  const cipher = byName[name.toUpperCase()];
  if (!cipher || !/^[0-9a-f]+$/i.test(salt)) return null;
  const iv = Buffer.from(salt, "hex");
  if (iv.length !== ciphers[cipher].blockBytes) return null;
  return { cipher, iv, words: `${cipher} (OpenSSL's own way, one round of MD5)` };
}

/** null: the passphrase is another one, or the key is damaged. */
export function openOpensslKey(
  { cipher, iv }: OpensslProtection,
  encrypted: Buffer,
  passphrase: Buffer,
): Buffer | null {
  const made: Buffer[] = [];
  const { keyBytes } = ciphers[cipher];
  for (let length = 0; length < keyBytes; length += 16) {
    const last = made.at(-1) ?? Buffer.alloc(0);
    made.push(createHash("md5").update(last).update(passphrase).update(iv.subarray(0, 8)).digest());
  }
  const derived = Buffer.concat(made);
  const plain = decryptWith(cipher, derived.subarray(0, keyBytes), iv, encrypted);
  for (const part of [derived, ...made]) part.fill(0);
  if (!plain || isWholeSequence(plain)) return plain;
  plain.fill(0);
  return null;
}
