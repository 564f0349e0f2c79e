/** What a certificate file holds, as a person is told. Never a key or a passphrase. Schema `pairdesk-certfile/1` (design 7). */
import { z } from "zod";
import { answerSchema } from "../domain/answer.ts";
import { certificateFactsSchema } from "./certificate-facts.ts";

/**
 * `ok`: readable, with what an appliance needs of it. `incomplete`: readable, and something is missing or does not fit.
 * `unsupported`: its algorithm identifiers name something that is not opened here; no passphrase was tried.
 */
const fileVerdicts = ["ok", "incomplete", "wrong-passphrase", "unsupported", "unreadable"] as const;
const fileFormats = ["pkcs12", "pem", "der", "pkcs7", "csr", "unknown"] as const;

export const fileKeySchema = z.object({
  type: z.string(),
  bits: z.int().nullable(),
  /** SHA-256 of its public half (SubjectPublicKeyInfo). */
  keySha256: z.string().nullable(),
  /** SHA-256 of the certificate that it belongs to; null: none in the file. */
  matches: z.string().nullable(),
});
export type FileKey = z.infer<typeof fileKeySchema>;

/** `error`: it will not do; `warning`: it will, and somebody should know; `info`. */
export const fileProblemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  /** What is so and what to do. */
  message: z.string(),
});
export type FileProblem = z.infer<typeof fileProblemSchema>;

const fileRequestSchema = z.object({
  subject: z.string(),
  names: z.array(z.string()),
  key: z.string(),
  keySha256: z.string(),
  /** Its own signature fits. */
  isSound: z.boolean(),
});

export const certificateFileSchema = z.object({
  schema: z.literal("pairdesk-certfile/1"),
  verdict: z.enum(fileVerdicts),
  format: z.enum(fileFormats),
  /** How it is encrypted, as its algorithm identifiers say; null: it is not. */
  protection: z
    .object({
      /** Such as `AES-256-CBC (PBES2, PBKDF2 with SHA-256, 2048 iterations)`. */
      ciphers: z.array(z.string()),
      /** Such as `SHA-256 (2048 iterations)`; null: nothing guards it against changes. */
      mac: z.string().nullable(),
      isWeak: z.boolean(),
    })
    .nullable(),
  /** In the order of the file. `key`: such as `RSA 2048`. */
  certificates: z.array(
    certificateFactsSchema.omit({ key: true }).extend({ key: z.string(), friendlyName: z.string().nullable() }),
  ),
  keys: z.array(fileKeySchema),
  requests: z.array(fileRequestSchema),
  problems: z.array(fileProblemSchema),
});
export type CertificateFile = z.infer<typeof certificateFileSchema>;
export type FileCertificate = CertificateFile["certificates"][number];

/** Several files together: the chain they make, in the order in which an appliance wants it. */
export const assembledSchema = z.object({
  /** The server's certificate first; fingerprints. Empty: there is none. */
  chain: z.array(z.string()),
  hasKey: z.boolean(),
  /** Up to a self-signed authority; unknown: the last one's issuer is none of these, and may be known to clients. */
  isComplete: answerSchema,
  /** Who issued the last one, where nobody here is that; null: nothing is missing. */
  missingIssuer: z.string().nullable(),
  /** Not needed for this chain. */
  unused: z.array(z.string()),
  problems: z.array(fileProblemSchema),
});
export type Assembled = z.infer<typeof assembledSchema>;

/** `pkcs12-legacy`: 3DES and SHA-1, for old appliances and keystores, and weak. `pem-chain` holds no key. */
const writtenForms = ["pkcs12-modern", "pkcs12-legacy", "pem-chain"] as const;
export const writtenFormSchema = z.enum(writtenForms);
export type WrittenForm = z.infer<typeof writtenFormSchema>;
