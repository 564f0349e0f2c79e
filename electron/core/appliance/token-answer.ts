/** How a token is shown to the command API, and how the API says that it does not take it. */
import { z } from "zod";
import type { HttpsRequest, HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";

export const withToken = (request: HttpsRequest, token: string): HttpsRequest => ({
  ...request,
  headers: { ...request.headers, authorization: `Bearer ${token}` },
});

const deniedSchema = z.object({ error: z.literal("access_denied") });

/**
 * The vendor documents the error id of a dead token and no status for it (api-facts 1.9). A 403 without the id is a
 * missing permission.
 */
export function isTokenRefused({ status, text }: HttpsResponse): boolean {
  return status === 401 || (text.length < 4096 && deniedSchema.safeParse(parseJson(text)).success);
}
