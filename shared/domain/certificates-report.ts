/** What is known of a pair's certificates, as a file for an audit or a support case. Public facts alone: never a key. */
import { z } from "zod";
import { certificatesViewSchema } from "../certificates/certificates-view.ts";

export const certificatesReportSchema = z.object({
  schema: z.literal("pairdesk-certificates/1"),
  savedAt: z.iso.datetime(),
  /** The program's version. */
  savedBy: z.string(),
  timeZone: z.literal("UTC"),
  pair: z.object({ name: z.string(), site: z.string(), isPractice: z.boolean() }),
  certificates: certificatesViewSchema.omit({ pairId: true, isChecking: true }),
});
export type CertificatesReport = z.infer<typeof certificatesReportSchema>;
