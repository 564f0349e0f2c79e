/** Decrypts what an algorithm identifier describes. What came of the passphrase is overwritten before this returns. */
import { createHash, pbkdf2Sync, scryptSync } from "node:crypto";
import { isWholeSequence } from "../ber.ts";
import { ciphers, decryptWith } from "./ciphers.ts";
import { derivePkcs12, purposes } from "./derive-pkcs12.ts";
import type { PassphraseForm } from "./passphrase-forms.ts";
import { type Encryption, type KeySource, scryptMemory } from "./read-encryption.ts";

/**
 * The one ASN.1 element that was encrypted. null: with this passphrase no element comes out, whichever of the two is wrong.
 * By chance a wrong one passes in less than one of ten thousand cases: padding and the length of the element must both fit.
 */
export function decryptElement(encryption: Encryption, encrypted: Buffer, form: PassphraseForm): Buffer | null {
  if (!encryption.scheme) throw new Error("decrypting what is not opened here");
  const { cipher, iv, source } = encryption.scheme;
  const { keyBytes, blockBytes } = ciphers[cipher];
  const made = deriveKey(source, form, keyBytes, iv ? 0 : blockBytes);
  const key = made.subarray(0, keyBytes);
  let plain: Buffer | null;
  try {
    plain = decryptWith(cipher, key, iv ?? made.subarray(keyBytes), encrypted);
  } finally {
    made.fill(0);
  }
  if (!plain) return null;
  if (isWholeSequence(plain)) return plain;
  plain.fill(0);
  return null;
}

function deriveKey(source: KeySource, form: PassphraseForm, keyBytes: number, ivBytes: number): Buffer {
  switch (source.kind) {
    case "pbkdf2":
      return pbkdf2Sync(form.narrow, source.salt, source.iterations, keyBytes, source.hash);
    case "scrypt": {
      const { cost, blockSize, parallel } = source;
      const options = { cost, blockSize, parallelization: parallel, maxmem: 2 * scryptMemory };
      return scryptSync(form.narrow, source.salt, keyBytes, options);
    }
    case "pkcs12": {
      const { salt, iterations } = source;
      const shared = { hash: "sha1", passphrase: form.wide, salt, iterations } as const;
      const key = derivePkcs12({ ...shared, purpose: purposes.key, bytes: keyBytes });
      if (ivBytes <= 1) return key;
      const both = Buffer.concat([key, derivePkcs12({ ...shared, purpose: purposes.iv, bytes: ivBytes })]);
      key.fill(0);
      return both;
    }
    case "pbkdf1":
      return derivePbkdf1(source, form.narrow);
  }
}

/** RFC 8018, 5.1: eight bytes of key, eight of the initialization vector. */
function derivePbkdf1({ hash, salt, iterations }: KeySource & { kind: "pbkdf1" }, passphrase: Buffer): Buffer {
  let made = createHash(hash).update(passphrase).update(salt).digest();
  for (let round = 1; round < iterations; round++) {
    const last = made;
    made = createHash(hash).update(last).digest();
    last.fill(0);
  }
  const taken = Buffer.from(made.subarray(0, 16));
  made.fill(0);
  return taken;
}
