/** What a public key (SubjectPublicKeyInfo) is. */
import type { PublicKeyFacts } from "../../../shared/certificates/certificate-facts.ts";
import { BadEncoding, bitsOf, childAt, childrenOf, type Element, oidOf, readWhole, tags } from "./ber.ts";

const curves: Record<string, { curve: string; bits: number }> = {
  "1.2.840.10045.3.1.1": { curve: "P-192", bits: 192 },
  "1.3.132.0.33": { curve: "P-224", bits: 224 },
  "1.2.840.10045.3.1.7": { curve: "P-256", bits: 256 },
  "1.3.132.0.34": { curve: "P-384", bits: 384 },
  "1.3.132.0.35": { curve: "P-521", bits: 521 },
  "1.3.132.0.10": { curve: "secp256k1", bits: 256 },
  "1.3.36.3.3.2.8.1.1.7": { curve: "brainpoolP256r1", bits: 256 },
  "1.3.36.3.3.2.8.1.1.11": { curve: "brainpoolP384r1", bits: 384 },
  "1.3.36.3.3.2.8.1.1.13": { curve: "brainpoolP512r1", bits: 512 },
};

/** Throws a BadEncoding. */
export function publicKeyFacts(subjectPublicKey: Element): PublicKeyFacts {
  const algorithm = childAt(subjectPublicKey, 0, tags.sequence);
  const [type, parameters] = childrenOf(algorithm);
  if (!type) throw new BadEncoding("a public key without its type");
  switch (oidOf(type)) {
    case "1.2.840.113549.1.1.1":
    case "1.2.840.113549.1.1.10": {
      const modulus = childAt(readWhole(bitsOf(childAt(subjectPublicKey, 1))), 0, tags.integer);
      return { type: "RSA", bits: bitLength(modulus.content), curve: null };
    }
    case "1.2.840.10045.2.1": {
      const oid = parameters?.tag === tags.oid ? oidOf(parameters) : null;
      const known = oid === null ? undefined : curves[oid];
      return { type: "EC", bits: known?.bits ?? null, curve: known?.curve ?? oid };
    }
    case "1.3.101.112":
      return { type: "Ed25519", bits: 256, curve: null };
    case "1.3.101.113":
      return { type: "Ed448", bits: 456, curve: null };
    default:
      return { type: "other", bits: null, curve: null };
  }
}

/** In one word for a person, such as `RSA 2048`, `EC P-256`, `Ed25519`. */
export function namePublicKey({ type, bits, curve }: PublicKeyFacts): string {
  if (type === "RSA") return `RSA ${bits ?? "?"}`;
  if (type === "EC") return `EC ${curve ?? "of its own curve"}`;
  return type;
}

function bitLength(integer: Buffer): number {
  const digits = integer.toString("hex").replace(/^0+/, "");
  if (digits === "") return 0;
  return (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits.charAt(0), 16)));
}
