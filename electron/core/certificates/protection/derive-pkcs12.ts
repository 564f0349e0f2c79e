/** The key derivation that PKCS#12 brought of its own (RFC 7292, appendix B.2), for old ciphers and for its MAC. */
import { hash as digestOf } from "node:crypto";
import type { HashName } from "./hashes.ts";
import { blockBytesOf } from "./hashes.ts";
import { repeatSha1 } from "./repeat-sha1.ts";

export const purposes = { key: 1, iv: 2, mac: 3 } as const;

interface Derivation {
  hash: HashName;
  /** 16-bit characters with two zero bytes behind; empty: no passphrase at all. */
  passphrase: Buffer;
  salt: Buffer;
  iterations: number;
  purpose: (typeof purposes)[keyof typeof purposes];
  bytes: number;
}

export function derivePkcs12({ hash, passphrase, salt, iterations, purpose, bytes }: Derivation): Buffer {
  const block = blockBytesOf[hash];
  const [salted, secret] = [filled(salt, block), filled(passphrase, block)];
  // The purpose stands before what each piece is made of and changes.
  const input = Buffer.concat([Buffer.alloc(block, purpose), salted, secret]);
  secret.fill(0);
  const fed = input.subarray(block);
  // Of its own memory and of exactly this length: whoever overwrites the key overwrites all that was made.
  const key = Buffer.alloc(bytes);
  for (let made = 0; made < bytes; ) {
    const piece = repeated(hash, digestOf(hash, input, "buffer"), iterations - 1);
    made += piece.copy(key, made);
    const addend = Buffer.alloc(block, piece);
    addToEachBlock(fed, addend);
    for (const part of [piece, addend]) part.fill(0);
  }
  input.fill(0);
  return key;
}

/** The digest of the digest, again and again; overwrites each one that it was made of. */
function repeated(hash: HashName, first: Buffer, rounds: number): Buffer {
  if (hash === "sha1") {
    const last = repeatSha1(first, rounds);
    first.fill(0);
    return last;
  }
  let digest = first;
  for (let round = 0; round < rounds; round++) digest = digestAndWipe(hash, digest);
  return digest;
}

function digestAndWipe(hash: HashName, digest: Buffer): Buffer {
  const next = digestOf(hash, digest, "buffer");
  digest.fill(0);
  return next;
}

/** Repeated until it fills whole blocks; nothing stays nothing. */
const filled = (bytes: Buffer, block: number): Buffer =>
  bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(block * Math.ceil(bytes.length / block), bytes);

/** Each block of `fed` plus `addend` plus one, as large numbers without overflow. */
function addToEachBlock(fed: Buffer, addend: Buffer): void {
  for (let start = 0; start < fed.length; start += addend.length) {
    let carry = 1;
    for (let at = addend.length - 1; at >= 0; at--) {
      carry += (fed[start + at] ?? 0) + (addend[at] ?? 0);
      fed[start + at] = carry & 255;
      carry >>= 8;
    }
  }
}
