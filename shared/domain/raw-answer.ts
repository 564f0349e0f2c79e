/** What an appliance answered, to the letter but without secrets: one entry for the same answer over and over. */
import { z } from "zod";
import { tlsUntrustedSchema, unreachableSchema } from "./observation.ts";

export const exchangeOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answered"), status: z.int() }),
  tlsUntrustedSchema,
  unreachableSchema,
  z.object({ kind: z.literal("bad-answer"), status: z.int().nullable(), detail: z.string() }),
]);

export const rawAnswerSchema = z.object({
  /** Larger for what began later. */
  id: z.int(),
  /** An appliance's name, or `site` for what was asked through the site name. */
  appliance: z.string(),
  /** Method and path, such as `GET /api/command/v2/health`. */
  question: z.string(),
  /** When it was answered so first and last, ISO; `times` in all. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  times: z.int().positive(),
  outcome: exchangeOutcomeSchema,
  /** Cut after 4,096 characters; null where there was none, or it is not kept: of a login nothing is. */
  body: z.string().nullable(),
});
export type RawAnswer = z.infer<typeof rawAnswerSchema>;
