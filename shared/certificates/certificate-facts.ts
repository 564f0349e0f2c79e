/** What one certificate says of itself, in the same words whether it was served or read from a file. Never a private key. */
import { z } from "zod";

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const publicKeySchema = z.object({
  type: z.enum(["RSA", "EC", "Ed25519", "Ed448", "other"]),
  /** null: not told by the type. */
  bits: z.int().nullable(),
  /** As the field calls it, such as P-256. */
  curve: z.string().nullable(),
});
export type PublicKeyFacts = z.infer<typeof publicKeySchema>;

export const certificateFactsSchema = z.object({
  /** SHA-256 of the certificate, and of its key (SubjectPublicKeyInfo): 64 lower-case hexadecimal digits. */
  sha256: sha256Schema,
  keySha256: sha256Schema,
  /** One line, such as `CN=support.example.com, O=Example`. */
  subject: z.string(),
  issuer: z.string(),
  /** Hexadecimal, lower case. */
  serial: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** Subject alternative names: host names and IP addresses. A common name is not among them, since no client goes by it. */
  names: z.array(z.string()),
  key: publicKeySchema,
  /** Of the signature, such as SHA-256; null: the signature has none of its own (Ed25519) or one we do not know. */
  digest: z.string().nullable(),
  /** Key usages as RFC 5280 names them, such as digitalSignature. */
  usages: z.array(z.string()),
  /** By name where it is known (serverAuth), else as object identifiers. */
  extendedUsages: z.array(z.string()),
  isCa: z.boolean(),
  /** Its own key has signed it. */
  isSelfSigned: z.boolean(),
  ocspUrls: z.array(z.string()),
  crlUrls: z.array(z.string()),
  /** Hexadecimal; null: not told. */
  subjectKeyId: z.string().nullable(),
  authorityKeyId: z.string().nullable(),
});
export type CertificateFacts = z.infer<typeof certificateFactsSchema>;
