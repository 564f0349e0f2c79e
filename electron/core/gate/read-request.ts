/**
 * What the gate takes from a port: text of limited size that says one of the two things a window's client says. Whatever
 * else arrives is dropped here, because the protocol library below throws on it where nobody can catch.
 *
 * Guarantees: nothing is parsed that is over the limit; what is passed on is a request by POST with a JSON body, or the
 * end of one. Headers, other methods, other addresses, streams towards the core and values that JSON has no word for
 * (the library would revive dates, maps and patterns) do not get through.
 */
import { z } from "zod";

/** A pairs file of the largest size fits, with every quote and line end in it escaped. Characters. */
const messageLimit = 24_000_000;

const id = z.string().min(1).max(32);

const requestSchema = z.object({
  i: id,
  t: z.literal(1).optional(),
  p: z.object({
    u: z.string().max(200).startsWith("/"),
    b: z.object({ json: z.unknown().optional() }).optional(),
  }),
});

const abortSchema = z.object({ i: id, t: z.literal(4) });

const messageSchema = z.union([abortSchema, requestSchema]);
export type WindowMessage = z.infer<typeof messageSchema>;

/** null: no message of a window. */
export function readRequest(text: unknown): WindowMessage | null {
  if (typeof text !== "string" || text.length > messageLimit) return null;
  const read = messageSchema.safeParse(parseJson(text));
  return read.success ? read.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
