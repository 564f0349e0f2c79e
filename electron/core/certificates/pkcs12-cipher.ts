/** What a written PKCS#12 file is encrypted and guarded with: the present way, and the one that old programs understand. */
import { createCipheriv, createHmac, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { type BaseBlock, Integer, Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { derivePkcs12, purposes } from "./protection/derive-pkcs12.ts";

export interface Pkcs12Cipher {
  readonly iterations: number;
  readonly macDigest: "sha1" | "sha256";
  readonly macDigestId: string;
  /** An AlgorithmIdentifier, and what becomes of the bytes under it. A salt of its own at every call. */
  encrypt(plain: Uint8Array, passphrase: string): Promise<{ algorithm: Sequence; encrypted: Buffer }>;
}

const saltLength = 16;

/** AES-256-CBC by PBES2, its key by PBKDF2 with SHA-256. The MAC takes as many rounds: a guesser would try the cheaper one. */
export const modernCipher: Pkcs12Cipher = {
  iterations: 100_000,
  macDigest: "sha256",
  macDigestId: "2.16.840.1.101.3.4.2.1",
  async encrypt(plain, passphrase) {
    const salt = randomBytes(saltLength);
    const iv = randomBytes(16);
    const key = await promisify(pbkdf2)(passphrase, salt, this.iterations, 32, "sha256");
    const derivation = algorithm(
      "1.2.840.113549.1.5.12",
      sequence(octets(salt), new Integer({ value: this.iterations }), algorithm("1.2.840.113549.2.9", new Null())),
    );
    const scheme = algorithm("2.16.840.1.101.3.4.1.42", octets(iv));
    return {
      algorithm: algorithm("1.2.840.113549.1.5.13", sequence(derivation, scheme)),
      encrypted: enciphered("aes-256-cbc", key, iv, plain),
    };
  },
};

/** 3DES with SHA-1, as old appliances and keystores read it. Weak. Its rounds are those that OpenSSL takes. */
export const legacyCipher: Pkcs12Cipher = {
  iterations: 2048,
  macDigest: "sha1",
  macDigestId: "1.3.14.3.2.26",
  async encrypt(plain, passphrase) {
    const salt = randomBytes(saltLength);
    const { iterations } = this;
    const derived = (purpose: keyof typeof purposes, bytes: number) =>
      derive({ passphrase, salt, iterations, purpose, hash: "sha1", bytes });
    return {
      algorithm: algorithm("1.2.840.113549.1.12.1.3", sequence(octets(salt), new Integer({ value: iterations }))),
      encrypted: enciphered("des-ede3-cbc", derived("key", 24), derived("iv", 8), plain),
    };
  },
};

/** The MacData at the end of a file: over the bytes of its AuthenticatedSafe. */
export function pkcs12Mac(content: Uint8Array, passphrase: string, cipher: Pkcs12Cipher): Sequence {
  const { iterations, macDigest: hash } = cipher;
  const salt = randomBytes(saltLength);
  const bytes = hash === "sha1" ? 20 : 32;
  const key = derive({ passphrase, salt, iterations, purpose: "mac", hash, bytes });
  const mac = createHmac(hash, key).update(content).digest();
  key.fill(0);
  const named = sequence(algorithm(cipher.macDigestId, new Null()), octets(mac));
  return sequence(named, octets(salt), new Integer({ value: iterations }));
}

interface Derivation {
  passphrase: string;
  salt: Buffer;
  iterations: number;
  purpose: keyof typeof purposes;
  hash: Pkcs12Cipher["macDigest"];
  bytes: number;
}

/** The passphrase in 16-bit characters, the higher byte first, with a zero behind: that alone stands for an empty one. */
function derive({ passphrase, purpose, ...rest }: Derivation): Buffer {
  const wide = Buffer.from(`${passphrase}\0`, "utf16le").swap16();
  const derived = derivePkcs12({ ...rest, passphrase: wide, purpose: purposes[purpose] });
  wide.fill(0);
  return derived;
}

/** Overwrites the key. */
function enciphered(name: string, key: Buffer, iv: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(name, key, iv);
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  return encrypted;
}

const algorithm = (id: string, parameters: BaseBlock): Sequence =>
  sequence(new ObjectIdentifier({ value: id }), parameters);
export const sequence = (...value: BaseBlock[]): Sequence => new Sequence({ value });
export const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });
