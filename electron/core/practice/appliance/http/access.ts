/**
 * Who may call: the checks between finding a route and running it. Each answers with a refusal, or null to go on.
 *
 * Strict where the vendor's text is strict although real appliances may forgive: calls of the command API must send
 * `Accept: application/json` by that name (api-facts 1.12); what happens without is not documented, here it is 406.
 * 429 is not documented either, although the limits are (3.4, 3.5).
 */
import type { IncomingHttpHeaders } from "node:http";
import type { ApiAccounts } from "../accounts/api-accounts.ts";
import { isSameKey } from "../accounts/client-secret.ts";
import { callsPerHour, type RateLimit } from "../accounts/rate-limit.ts";
import type { Account } from "../disk/appliance-state.ts";
import { type ApplianceAnswer, jsonAnswer, messageAnswer } from "./answer.ts";

export const peerKeyHeader = "x-inter-appliance-key";

const accessDenied = jsonAnswer(401, {
  error: "access_denied",
  message: "The resource owner or authorization server denied the request.",
});

/** `rateHeaders` belong on whatever answer the call gets. */
export interface TokenAccess {
  account: Account | null;
  rateHeaders: Record<string, string>;
  refusal: ApplianceAnswer | null;
}

interface AccessDeps {
  accounts: ApiAccounts;
  rateLimit: RateLimit;
}

/** A live token, and calls left: what every API of an appliance asks for. */
export function checkToken(deps: AccessDeps, headers: IncomingHttpHeaders): TokenAccess {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  const account = token ? deps.accounts.accountOf(token) : null;
  if (!account) return { account, rateHeaders: {}, refusal: accessDenied };
  const rate = deps.rateLimit.take(account.clientId);
  const rateHeaders = { "X-RateLimit-Limit": String(callsPerHour), "X-RateLimit-Remaining": String(rate.remaining) };
  return { account, rateHeaders, refusal: rate.isAllowed ? null : messageAnswer(429, "Too many requests.") };
}

/** The same with the rules of the command API v2. */
export function checkCommandApiAccess(
  deps: AccessDeps,
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): TokenAccess {
  const access = checkToken(deps, headers);
  if (access.refusal || !access.account) return access;
  return { ...access, refusal: refuseRequest(access.account, headers, query) };
}

function refuseRequest(account: Account, headers: IncomingHttpHeaders, query: URLSearchParams): ApplianceAnswer | null {
  if (!acceptsJson(headers.accept)) {
    return messageAnswer(406, "Calls of the command API must send the header Accept: application/json.");
  }
  if (account.command === "deny") {
    return messageAnswer(403, "This API account has no permission for the command API.");
  }
  const [unknownField] = query.keys();
  return unknownField === undefined ? null : messageAnswer(400, `The query field ${unknownField} is not known.`);
}

function acceptsJson(accept: string | undefined): boolean {
  const types = (accept ?? "").split(",").map((entry) => entry.split(";")[0]?.trim().toLowerCase());
  return types.includes("application/json");
}

export function checkPeerAccess(interApplianceKey: string, headers: IncomingHttpHeaders): ApplianceAnswer | null {
  const key = headers[peerKeyHeader];
  const isPeer = typeof key === "string" && isSameKey(key, interApplianceKey);
  return isPeer ? null : messageAnswer(403, "The inter-appliance key does not match.");
}
