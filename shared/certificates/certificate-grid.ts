/** What is served where: each appliance and the site name, asked with the site's name, with none and with a wrong one. */
import { z } from "zod";
import { unreachableSchema } from "../domain/observation.ts";
import { certificateFactsSchema } from "./certificate-facts.ts";
import { sentNames } from "./sent-names.ts";

export const sentNameSchema = z.enum(sentNames);

/** An answer of the issuer about the certificate that the server sent along. */
export const stapledSchema = z.object({
  status: z.enum(["good", "revoked", "unknown", "unreadable"]),
  producedAt: z.iso.datetime().nullable(),
  nextUpdate: z.iso.datetime().nullable(),
});
export type Stapled = z.infer<typeof stapledSchema>;

export const servedChainSchema = z.object({
  kind: z.literal("served"),
  /** TLSv1.2, TLSv1.3. */
  protocol: z.string(),
  /** As OpenSSL calls it. */
  cipher: z.string(),
  /** As it was sent, in order: the leaf first. At most 16. */
  chain: z.array(certificateFactsSchema).min(1),
  /** null: none was sent. */
  stapled: stapledSchema.nullable(),
  /** Why it would be refused by what this pair is told to trust, under the site's name; null: accepted. */
  refusal: z.string().nullable(),
  /**
   * The same as a client sees it, which knows nothing of a pinned fingerprint: by this computer's own authorities, or by the
   * pair's own authority where it has one.
   */
  clientRefusal: z.string().nullable(),
});
export type ServedChain = z.infer<typeof servedChainSchema>;

export const gridCellSchema = z.object({
  /** An appliance's name or `site`. */
  target: z.string(),
  sni: sentNameSchema,
  at: z.iso.datetime(),
  /** From the look-up to the end of the handshake. */
  tookMs: z.number(),
  outcome: z.discriminatedUnion("kind", [servedChainSchema, unreachableSchema]),
});
export type GridCell = z.infer<typeof gridCellSchema>;

export const certificateGridSchema = z.object({
  /** When it was begun. */
  at: z.iso.datetime(),
  tookMs: z.number(),
  /** Nine: both appliances in the order of the pair, then the site; each with `sentNames` in that order. */
  cells: z.array(gridCellSchema).max(9),
});
export type CertificateGrid = z.infer<typeof certificateGridSchema>;
