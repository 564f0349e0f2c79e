/**
 * The ciphers that certificate files are encrypted with, old ones included. AES and DES come from Node, in the names that
 * BoringSSL knows as well; RC2 and RC4 are written out, since nothing else has them any more.
 */
import { createDecipheriv } from "node:crypto";
import { decryptRc2 } from "./rc2.ts";

interface Cipher {
  keyBytes: number;
  /** 1: a stream without padding. */
  blockBytes: number;
  isWeak: boolean;
  decrypt(key: Buffer, iv: Buffer, encrypted: Buffer): Buffer;
}

export type CipherName =
  | "AES-128-CBC"
  | "AES-192-CBC"
  | "AES-256-CBC"
  | "3DES-CBC"
  | "3DES-CBC of two keys"
  | "DES-CBC"
  | "RC2-40-CBC"
  | "RC2-64-CBC"
  | "RC2-128-CBC"
  | "RC4-40"
  | "RC4-128";

export const ciphers: Record<CipherName, Cipher> = {
  "AES-128-CBC": aes(128),
  "AES-192-CBC": aes(192),
  "AES-256-CBC": aes(256),
  "3DES-CBC": des(24, (key) => Buffer.from(key)),
  "3DES-CBC of two keys": des(16, (key) => Buffer.concat([key, key.subarray(0, 8)])),
  "DES-CBC": des(8, (key) => Buffer.concat([key, key, key])),
  "RC2-40-CBC": rc2(40),
  "RC2-64-CBC": rc2(64),
  "RC2-128-CBC": rc2(128),
  "RC4-40": rc4(40),
  "RC4-128": rc4(128),
};

/** null: what comes out has no padding as it must, so the key is another one or the bytes are damaged. */
export function decryptWith(name: CipherName, key: Buffer, iv: Buffer, encrypted: Buffer): Buffer | null {
  const cipher = ciphers[name];
  if (encrypted.length === 0 || encrypted.length % cipher.blockBytes !== 0) return null;
  const plain = cipher.decrypt(key, iv, encrypted);
  const padding = cipher.blockBytes === 1 ? 0 : (plain.at(-1) ?? 0);
  const end = plain.length - padding;
  const isPadded =
    cipher.blockBytes === 1 ||
    (padding > 0 && padding <= cipher.blockBytes && plain.subarray(end).every((byte) => byte === padding));
  if (isPadded) return plain.subarray(0, end);
  plain.fill(0);
  return null;
}

function aes(bits: 128 | 192 | 256): Cipher {
  const decrypt = (key: Buffer, iv: Buffer, encrypted: Buffer) => byNode(`aes-${bits}-cbc`, key, iv, encrypted);
  return { keyBytes: bits / 8, blockBytes: 16, isWeak: false, decrypt };
}

/** One and two keys are three keys that repeat. */
function des(keyBytes: number, threeKeys: (key: Buffer) => Buffer): Cipher {
  return {
    ...{ keyBytes, blockBytes: 8, isWeak: true },
    decrypt(key, iv, encrypted) {
      const whole = threeKeys(key);
      const plain = byNode("des-ede3-cbc", whole, iv, encrypted);
      whole.fill(0);
      return plain;
    },
  };
}

/** Padding stays: it is judged by us, since a wrong one is an answer here and no error. */
function byNode(algorithm: string, key: Buffer, iv: Buffer, encrypted: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, key, iv).setAutoPadding(false);
  const [most, rest] = [decipher.update(encrypted), decipher.final()];
  if (rest.length === 0) return most;
  const plain = Buffer.concat([most, rest]);
  most.fill(0);
  return plain;
}

function rc2(bits: number): Cipher {
  return {
    ...{ keyBytes: bits / 8, blockBytes: 8, isWeak: true },
    decrypt: (key, iv, encrypted) => decryptRc2(key, bits, iv, encrypted),
  };
}

function rc4(bits: number): Cipher {
  return {
    ...{ keyBytes: bits / 8, blockBytes: 1, isWeak: true },
    decrypt(key, _iv, encrypted) {
      const box = Uint8Array.from({ length: 256 }, (_, at) => at);
      const at = (place: number) => box[place & 255] ?? 0;
      const swap = (a: number, b: number) => {
        [box[a & 255], box[b & 255]] = [at(b), at(a)];
      };
      for (let i = 0, j = 0; i < 256; i++) {
        j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
        swap(i, j);
      }
      let j = 0;
      const plain = Buffer.from(encrypted);
      for (const [place, byte] of encrypted.entries()) {
        j = (j + at(place + 1)) & 255;
        swap(place + 1, j);
        plain[place] = byte ^ at(at(place + 1) + at(j));
      }
      box.fill(0);
      return plain;
    },
  };
}
