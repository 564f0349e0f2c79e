/**
 * What a saved history holds (schema `pairdesk-saved-history/1`): one pair over one period, with what is needed to read it
 * on a computer that never reached the appliances. Never a secret, and nothing that would let one in: no account, no pin.
 */
import { z } from "zod";
import { networkMethodSchema } from "./pair.ts";
import { pairTimelineSchema } from "./pair-timeline.ts";

const shortText = z.string().max(1000);
const endpoint = { host: shortText, port: z.int().min(1).max(65535) };

export const savedHistorySchema = z.object({
  savedAt: z.iso.datetime(),
  /** The version of Pairdesk that saved it. */
  savedBy: z.string().max(100),
  /** Of the computer that watched, such as `Europe/Vienna`; the times in here are UTC. */
  timeZone: z.string().max(100),
  pair: z.object({
    name: shortText,
    site: z.object(endpoint),
    method: networkMethodSchema,
    normalPrimary: shortText,
    appliances: z.array(z.object({ name: shortText, ...endpoint })).max(16),
  }),
  /** Those whose fingerprints stand in the lanes and that are still remembered. */
  certificates: z
    .array(
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        subject: z.string().max(4000),
        issuer: z.string().max(4000),
        notBefore: z.iso.datetime(),
        notAfter: z.iso.datetime(),
        names: z.array(shortText).max(1000),
      }),
    )
    .max(1000),
  timeline: pairTimelineSchema,
});
export type SavedHistory = z.infer<typeof savedHistorySchema>;
export type SavedCertificate = SavedHistory["certificates"][number];

export const savedHistoryFormat = "pairdesk-saved-history/1";
