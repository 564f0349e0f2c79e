/**
 * How something is encrypted, read from its algorithm identifier before any passphrase is tried (RFC 8018, RFC 7292): so
 * "not opened here" is never taken for a wrong passphrase.
 */
import { childAt, childrenOf, type Element, holdsOctets, numberOf, octetsOf, oidOf, tags } from "../ber.ts";
import { type CipherName, ciphers } from "./ciphers.ts";
import { type HashName, hashWords, hmacsByOid, isWeakHash } from "./hashes.ts";

/** How the key comes from the passphrase. */
export type KeySource =
  | { kind: "pbkdf2"; hash: HashName; salt: Buffer; iterations: number }
  | { kind: "scrypt"; salt: Buffer; cost: number; blockSize: number; parallel: number }
  | { kind: "pkcs12"; salt: Buffer; iterations: number }
  | { kind: "pbkdf1"; hash: HashName; salt: Buffer; iterations: number };

export interface Encryption {
  /** For a person, such as `AES-256-CBC (PBES2, PBKDF2 with SHA-256, 2048 iterations)`. */
  words: string;
  isWeak: boolean;
  /** 0: not counted so. */
  iterations: number;
  /** null: not opened here. `iv` null: it comes from the passphrase too. */
  scheme: { cipher: CipherName; iv: Buffer | null; source: KeySource } | null;
}

const pkcs12Ciphers: Record<string, CipherName> = {
  "1.2.840.113549.1.12.1.1": "RC4-128",
  "1.2.840.113549.1.12.1.2": "RC4-40",
  "1.2.840.113549.1.12.1.3": "3DES-CBC",
  "1.2.840.113549.1.12.1.4": "3DES-CBC of two keys",
  "1.2.840.113549.1.12.1.5": "RC2-128-CBC",
  "1.2.840.113549.1.12.1.6": "RC2-40-CBC",
};

const pbes1Ciphers: Record<string, { cipher: CipherName; hash: HashName }> = {
  "1.2.840.113549.1.5.3": { cipher: "DES-CBC", hash: "md5" },
  "1.2.840.113549.1.5.6": { cipher: "RC2-64-CBC", hash: "md5" },
  "1.2.840.113549.1.5.10": { cipher: "DES-CBC", hash: "sha1" },
  "1.2.840.113549.1.5.11": { cipher: "RC2-64-CBC", hash: "sha1" },
};

const pbes2Ciphers: Record<string, CipherName> = {
  "2.16.840.1.101.3.4.1.2": "AES-128-CBC",
  "2.16.840.1.101.3.4.1.22": "AES-192-CBC",
  "2.16.840.1.101.3.4.1.42": "AES-256-CBC",
  "1.2.840.113549.3.7": "3DES-CBC",
  "1.3.14.3.2.7": "DES-CBC",
};

/** Known by name and not opened. */
const otherWords: Record<string, string> = {
  "2.16.840.1.101.3.4.1.6": "AES-128-GCM",
  "2.16.840.1.101.3.4.1.26": "AES-192-GCM",
  "2.16.840.1.101.3.4.1.46": "AES-256-GCM",
  "1.2.840.113549.3.2": "RC2-CBC",
  "1.2.392.200011.61.1.1.1.2": "Camellia-128-CBC",
  "1.2.392.200011.61.1.1.1.4": "Camellia-256-CBC",
  "1.2.410.200004.1.4": "SEED-CBC",
};

const wordsOf = (oid: string): string => otherWords[oid] ?? `algorithm ${oid}`;
const notOpened = (words: string, iterations = 0): Encryption => ({ words, isWeak: false, iterations, scheme: null });

/** Throws a BadEncoding where the identifier is damaged. */
export function readEncryption(algorithm: Element): Encryption {
  const [type, parameters] = childrenOf(algorithm);
  const oid = type ? oidOf(type) : "";
  if (oid === "1.2.840.113549.1.5.13" && parameters) return readPbes2(parameters);
  const old = pkcs12Ciphers[oid];
  if (old && parameters) {
    const { salt, iterations } = saltAndIterations(parameters);
    const words = `${old} (PKCS#12 key of SHA-1, ${iterations} iterations)`;
    const scheme = { cipher: old, iv: null, source: { kind: "pkcs12" as const, salt, iterations } };
    return { words, isWeak: true, iterations, scheme };
  }
  const pbes1 = pbes1Ciphers[oid];
  if (pbes1 && parameters) {
    const { cipher, hash } = pbes1;
    const { salt, iterations } = saltAndIterations(parameters);
    const words = `${cipher} (PBES1 with ${hashWords[hash]}, ${iterations} iterations)`;
    const scheme = { cipher, iv: null, source: { kind: "pbkdf1" as const, hash, salt, iterations } };
    return { words, isWeak: true, iterations, scheme };
  }
  return notOpened(wordsOf(oid));
}

function saltAndIterations(parameters: Element): { salt: Buffer; iterations: number } {
  const salt = octetsOf(childAt(parameters, 0, tags.octetString));
  return { salt, iterations: numberOf(childAt(parameters, 1, tags.integer)) };
}

function readPbes2(parameters: Element): Encryption {
  const [derivation, encryption] = [childAt(parameters, 0), childAt(parameters, 1)];
  const cipherOid = oidOf(childAt(encryption, 0));
  const cipher = pbes2Ciphers[cipherOid];
  const source = readDerivation(derivation);
  const iterations = source.source && "iterations" in source.source ? source.source.iterations : 0;
  const words = `${cipher ?? wordsOf(cipherOid)} (PBES2, ${source.words})`;
  if (!cipher || !source.source) return notOpened(words, iterations);
  const iv = octetsOf(childAt(encryption, 1, tags.octetString));
  if (iv.length !== ciphers[cipher].blockBytes) return notOpened(words, iterations);
  const isWeak = ciphers[cipher].isWeak || source.isWeak;
  return { words, isWeak, iterations, scheme: { cipher, iv, source: source.source } };
}

interface Derivation {
  words: string;
  isWeak: boolean;
  source: KeySource | null;
}

function readDerivation(derivation: Element): Derivation {
  const [type, parameters] = childrenOf(derivation);
  const oid = type ? oidOf(type) : "";
  if (oid === "1.2.840.113549.1.5.12" && parameters) return readPbkdf2(parameters);
  if (oid === "1.3.6.1.4.1.11591.4.11" && parameters) return readScrypt(parameters);
  return { words: wordsOf(oid), isWeak: false, source: null };
}

export function readPbkdf2(parameters: Element): Derivation & { iterations: number } {
  const [salt, count, ...options] = childrenOf(parameters);
  const iterations = count ? numberOf(count) : 0;
  const prf = options.find(({ tag }) => tag === tags.sequence);
  const prfOid = prf ? oidOf(childAt(prf, 0)) : "1.2.840.113549.2.7";
  const hash = hmacsByOid[prfOid];
  const words = `PBKDF2 with ${hash ? hashWords[hash] : wordsOf(prfOid)}, ${iterations} iterations`;
  if (!hash || iterations < 1 || !salt || !holdsOctets(salt)) return { words, isWeak: false, iterations, source: null };
  const source: KeySource = { kind: "pbkdf2", hash, salt: octetsOf(salt), iterations };
  return { words, isWeak: isWeakHash(hash), iterations, source };
}

/** Memory in bytes that one derivation may take. */
export const scryptMemory = 128 * 1024 * 1024;

function readScrypt(parameters: Element): Derivation {
  const [salt, ...numbers] = childrenOf(parameters);
  const [cost = 0, blockSize = 0, parallel = 0] = numbers.slice(0, 3).map(numberOf);
  const words = `scrypt, cost ${cost}`;
  const isNumber = blockSize > 0 && parallel > 0 && cost > 1 && Number.isInteger(Math.log2(cost));
  const fits = cost * blockSize * 128 < scryptMemory && cost * blockSize * parallel <= 4_000_000;
  if (!salt || !isNumber || !fits) return { words, isWeak: false, source: null };
  return { words, isWeak: false, source: { kind: "scrypt", salt: octetsOf(salt), cost, blockSize, parallel } };
}
