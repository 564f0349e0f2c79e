/**
 * What Pairdesk asks to see something, as a closed list: in a dry run the transport lets nothing else through. A request
 * that is not exactly one of these may change something, whatever it looks like.
 */
import type { HttpsClient, HttpsRequest } from "../net/https-client.ts";
import { clientCountRequest } from "./client-count.ts";
import { commandApiV1 } from "./command-api-v1.ts";
import { commandApiV2 } from "./command-api-v2.ts";
import { tokenPath } from "./token-source.ts";

const questions: readonly HttpsRequest[] = [
  clientCountRequest,
  { method: "GET", path: "/check_health" },
  ...[commandApiV1, commandApiV2].flatMap(({ rights, health, appliances }) =>
    [rights, health, appliances].map(({ request }) => request),
  ),
];

export function isReadingRequest(request: HttpsRequest): boolean {
  const { method, path, body } = request;
  // A token changes nothing but the account's count of them.
  if (method === "POST" && path === tokenPath) return body === "grant_type=client_credentials";
  return questions.some((known) => isSame(known, request));
}

export const isHealthRequest = (request: HttpsRequest): boolean =>
  [commandApiV1, commandApiV2].some(({ health }) => isSame(health.request, request));

const isSame = (known: HttpsRequest, { method, path, body }: HttpsRequest): boolean =>
  known.method === method && known.path === path && known.body === body;

/** Throws for what may change something: only a fault of ours would ask that of it. */
export function readsOnly(https: HttpsClient): HttpsClient {
  return {
    ...https,
    send(request) {
      if (isReadingRequest(request)) return https.send(request);
      throw new Error(`a dry run would have sent ${request.method} ${request.path}`);
    },
  };
}
