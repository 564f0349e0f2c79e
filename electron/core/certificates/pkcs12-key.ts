/**
 * The key derivation of PKCS#12 (RFC 7292, appendix B): for its MAC, and for its older ciphers. Written here, because the
 * libraries at hand take a passphrase byte by byte and so get every one wrong that is not plain ASCII.
 */
import { createHash } from "node:crypto";

export type Pkcs12Digest = "sha1" | "sha256";
/** What the derived bytes are for. */
export type Pkcs12Purpose = "key" | "iv" | "mac";

const purposeBytes: Record<Pkcs12Purpose, number> = { key: 1, iv: 2, mac: 3 };
/** Bytes that SHA-1 and SHA-256 work on at a time. */
const blockLength = 64;

export function derivePkcs12Key(options: {
  passphrase: string;
  salt: Uint8Array;
  iterations: number;
  purpose: Pkcs12Purpose;
  digest: Pkcs12Digest;
  /** In bytes. */
  length: number;
}): Buffer {
  const { digest, iterations, length } = options;
  const password = inBigEndian(options.passphrase);
  const diversifier = Buffer.alloc(blockLength, purposeBytes[options.purpose]);
  const mixed = Buffer.concat([filled(options.salt), filled(password)]);
  const derived = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    let block = createHash(digest).update(diversifier).update(mixed).digest();
    for (let round = 1; round < iterations; round += 1) block = createHash(digest).update(block).digest();
    at += block.copy(derived, at);
    stir(mixed, block);
    block.fill(0);
  }
  password.fill(0);
  mixed.fill(0);
  return derived;
}

/** UTF-16 with the higher byte first and a zero at its end, which stands there for an empty passphrase too. */
function inBigEndian(passphrase: string): Buffer {
  return Buffer.from(`${passphrase}\0`, "utf16le").swap16();
}

/** Repeated until it fills whole blocks. */
function filled(bytes: Uint8Array): Buffer {
  const result = Buffer.alloc(Math.ceil(bytes.length / blockLength) * blockLength);
  for (let at = 0; at < result.length; at += 1) result[at] = bytes[at % bytes.length] ?? 0;
  return result;
}

/** Adds the block, repeated, and one to every 64 bytes, as big numbers of that length. */
function stir(mixed: Buffer, block: Buffer): void {
  for (let start = 0; start < mixed.length; start += blockLength) {
    let carry = 1;
    for (let at = blockLength - 1; at >= 0; at -= 1) {
      carry += (mixed[start + at] ?? 0) + (block[at % block.length] ?? 0);
      mixed[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}
