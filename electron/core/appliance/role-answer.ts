/**
 * What the answer to a role change says: that it was taken, that it was refused, or nothing (api-facts 2.4, 2.7, 3.4).
 *
 * Told by status and root alone, never by wording: the vendor's texts are not published. `refused` means that the appliance
 * judged the call and did not take it; a 500, any other status and whatever cannot be read leave open whether it acted.
 */
import { z } from "zod";
import type { CallOutcome } from "../../../shared/runbooks/run-call.ts";
import type { HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import { oneLine, readXml } from "./read-xml.ts";

const longestWords = 500;
const short = (text: string): string => oneLine(text, longestWords);

const messageSchema = z.object({
  message: z.string().optional().catch(undefined),
  errors: z.record(z.string(), z.array(z.string())).optional().catch(undefined),
});

/** What v2 documents as refused before anything was done, and the status of a token that is not taken. */
const refusals: readonly number[] = [400, 401, 403, 404, 422];

export function readRoleAnswerV2({ status, text }: HttpsResponse): CallOutcome {
  const body = messageSchema.safeParse(parseJson(text)).data ?? null;
  const words = body === null ? "" : short(wordsOf(body));
  if (refusals.includes(status)) return { kind: "refused", words: words || `HTTP ${status}` };
  if (status !== 200) return { kind: "unclear", words: withStatus(status, words || short(text)) };
  if (body === null) return { kind: "unclear", words: `It answered 200 and not as the API does: ${short(text)}` };
  return { kind: "accepted", words };
}

export function readRoleAnswerV1({ status, text }: HttpsResponse): CallOutcome {
  const read = readXml(text);
  const root = "root" in read ? read.root : null;
  if (root?.name === "success") return { kind: "accepted", words: short(root.text) };
  if (root?.name === "error") return { kind: "refused", words: short(root.text) || "an error without words" };
  return { kind: "unclear", words: withStatus(status, root ? `a document <${short(root.name)}>` : short(text)) };
}

function wordsOf({ message = "", errors = {} }: z.infer<typeof messageSchema>): string {
  const details = Object.entries(errors).map(([field, words]) => `${field}: ${words.join(" ")}`);
  return [message, ...details].filter((part) => part !== "").join(" ");
}

const withStatus = (status: number, words: string): string => `HTTP ${status}${words === "" ? "" : `: ${words}`}`;
