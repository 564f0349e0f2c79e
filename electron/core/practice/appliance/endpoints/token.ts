/** `POST /oauth2/token` (api-facts 1.1 to 1.6, 1.10, 1.11): client credentials in, a Bearer token out. */

import { tokenLifeSeconds } from "../accounts/api-accounts.ts";
import type { Appliance } from "../appliance.ts";
import { type ApplianceAnswer, jsonAnswer } from "../http/answer.ts";
import { mediaTypeOf, readJsonBody } from "../http/read-body.ts";
import type { ApplianceCall, Route } from "../http/route.ts";

const invalidClient = jsonAnswer(401, { error: "invalid_client", message: "Client authentication failed." });
const invalidRequest = jsonAnswer(400, {
  error: "invalid_request",
  message: "The body must name a grant_type, as a form or as JSON.",
});
const unsupportedGrantType = jsonAnswer(400, {
  error: "unsupported_grant_type",
  message: "The only grant_type here is client_credentials.",
});

export const tokenRoute = (appliance: Appliance): Route => ({
  path: "/oauth2/token",
  access: "anonymous",
  post: (call) => answerTokenRequest(appliance, call),
});

function answerTokenRequest(appliance: Appliance, call: ApplianceCall): ApplianceAnswer {
  const grantType = readGrantType(call);
  // Looked at before the secret, so that a malformed request never counts against the account.
  if (grantType === null) return invalidRequest;
  if (grantType !== "client_credentials") return unsupportedGrantType;
  const login = readBasicLogin(call.headers.authorization);
  const account = login && appliance.accounts.logIn(login.clientId, login.secret);
  if (!account) {
    appliance.counters.loginFailed();
    return invalidClient;
  }
  const token = appliance.accounts.issueToken(account);
  appliance.counters.tokenIssued();
  return jsonAnswer(200, { access_token: token, token_type: "Bearer", expires_in: tokenLifeSeconds });
}

function readBasicLogin(authorization: string | undefined): { clientId: string; secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1];
  const text = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 1 ? null : { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Form and JSON bodies are both seen in the field (1.3). */
function readGrantType(call: ApplianceCall): string | null {
  const type = mediaTypeOf(call.headers["content-type"]);
  if (type === "application/x-www-form-urlencoded") return new URLSearchParams(call.body.toString()).get("grant_type");
  const body = type === "application/json" ? readJsonBody(call.body) : null;
  const isObject = typeof body === "object" && body !== null && "grant_type" in body;
  return isObject && typeof body.grant_type === "string" ? body.grant_type : null;
}
