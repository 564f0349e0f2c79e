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
  const fed = Buffer.concat([filled(salt, block), filled(passphrase, block)]);
  const pieces: Buffer[] = [];
  for (let made = 0; made < bytes; made += pieces.at(-1)?.length ?? bytes) {
    let piece: Buffer = digestOf(hash, Buffer.concat([Buffer.alloc(block, purpose), fed]), "buffer");
    if (hash === "sha1") piece = repeatSha1(piece, iterations - 1);
    else for (let round = 1; round < iterations; round++) piece = digestOf(hash, piece, "buffer");
    pieces.push(piece);
    addToEachBlock(fed, filled(piece, block).subarray(0, block));
  }
  fed.fill(0);
  return Buffer.concat(pieces).subarray(0, bytes);
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
