/** What an issuer said about one certificate when it was asked. */
import { z } from "zod";

export const revocationResultSchema = z.object({
  /** The certificate asked about, and who was asked. */
  sha256: z.string(),
  subject: z.string(),
  how: z.enum(["ocsp", "crl"]),
  host: z.string(),
  /** unknown: with the reason in `message`. */
  answer: z.enum(["good", "revoked", "unknown"]),
  message: z.string(),
  at: z.iso.datetime(),
});
export type RevocationResult = z.infer<typeof revocationResultSchema>;
