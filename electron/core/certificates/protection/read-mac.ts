/** What guards a PKCS#12 file against changes (RFC 7292, 4; PBMAC1: RFC 9579), and whether it fits. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { BadEncoding, childAt, childrenOf, type Element, numberOf, octetsOf, oidOf, tags } from "../ber.ts";
import { derivePkcs12, purposes } from "./derive-pkcs12.ts";
import { type HashName, hashesByOid, hashWords, isWeakHash } from "./hashes.ts";
import type { PassphraseForm } from "./passphrase-forms.ts";
import { readPbkdf2 } from "./read-encryption.ts";

export interface Mac {
  words: string;
  isWeak: boolean;
  iterations: number;
  kind: "known" | "pbmac1" | "unknown";
  /** null: not checked here. */
  fits: ((content: Buffer, form: PassphraseForm) => boolean) | null;
}

const pbmac1 = "1.2.840.113549.1.5.14";

/** Throws a BadEncoding where it is damaged. */
export function readMac(macData: Element): Mac {
  const [digestInfo, salt, count] = childrenOf(macData);
  if (!digestInfo || !salt) throw new BadEncoding("a MAC without its parts");
  const algorithm = childAt(digestInfo, 0, tags.sequence);
  const oid = oidOf(childAt(algorithm, 0));
  if (oid === pbmac1) return readPbmac1(algorithm);
  const iterations = count ? numberOf(count) : 1;
  const hash = hashesByOid[oid];
  if (!hash) {
    const words = `algorithm ${oid} (${iterations} iterations)`;
    return { words, isWeak: false, iterations, kind: "unknown", fits: null };
  }
  const words = `${hashWords[hash]} (${iterations} ${iterations === 1 ? "iteration" : "iterations"})`;
  const expected = octetsOf(childAt(digestInfo, 1, tags.octetString));
  const fits = macOf({ hash, salt: octetsOf(salt), iterations, expected });
  return { words, isWeak: isWeakHash(hash), iterations, kind: "known", fits };
}

function readPbmac1(algorithm: Element): Mac {
  const derivation = childAt(childAt(algorithm, 1, tags.sequence), 0, tags.sequence);
  const parameters = childrenOf(derivation)[1];
  const derived = parameters ? readPbkdf2(parameters) : null;
  const words = derived ? `PBMAC1 (${derived.words})` : "PBMAC1";
  return { words, isWeak: derived?.isWeak ?? false, iterations: derived?.iterations ?? 0, kind: "pbmac1", fits: null };
}

interface Expected {
  hash: HashName;
  salt: Buffer;
  iterations: number;
  expected: Buffer;
}

const digestBytes: Record<HashName, number> = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

const macOf =
  ({ hash, salt, iterations, expected }: Expected) =>
  (content: Buffer, { wide }: PassphraseForm): boolean => {
    const bytes = digestBytes[hash];
    const key = derivePkcs12({ hash, passphrase: wide, salt, iterations, purpose: purposes.mac, bytes });
    const made = createHmac(hash, key).update(content).digest();
    key.fill(0);
    return made.length === expected.length && timingSafeEqual(made, expected);
  };
