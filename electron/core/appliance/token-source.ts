/**
 * The OAuth token of one appliance (api-facts 1). One token is kept and reused until shortly before it dies: an account
 * holds 30, and every copy of Pairdesk shares them.
 */
import { z } from "zod";
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";
import type { HttpsClient, HttpsOutcome, HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import type { Clock } from "../ports.ts";
import type { SecretTrials } from "./secret-trials.ts";

/** A token is renewed this long before the appliance would let it die, or after half its life if that is shorter. */
const renewalMarginMs = 60_000;

export type TokenOutcome =
  | { kind: "token"; token: string }
  | Exclude<ApplianceOutcome, { kind: "answered" } | { kind: "unhealthy" }>;

export interface TokenSource {
  /** Shares one request among callers that ask at the same time. */
  get(): Promise<TokenOutcome>;
  /** The appliance no longer takes this token; the next `get` asks for another one. */
  discard(token: string): void;
}

/** Whatever stands in a header must be visible ASCII. */
const tokenSchema = z
  .string()
  .max(8192)
  .regex(/^[\x21-\x7e]+$/);
const answerSchema = z.object({ access_token: tokenSchema, expires_in: z.number().positive().default(3600) });
const errorSchema = z.object({ error: z.string() });

/** Of the error ids the vendor lists (api-facts 1.11) those that mean this account, whatever the HTTP status says. */
const refusalIds = ["invalid_client", "invalid_credentials", "invalid_grant", "unauthorized_client"];

export function createTokenSource(options: {
  https: HttpsClient;
  clientId: string;
  readSecret: () => Promise<string | null>;
  trials: SecretTrials;
  clock: Clock;
}): TokenSource {
  const { https, clientId, readSecret, trials, clock } = options;
  let current: { token: string; usableUntilMs: number } | null = null;
  let pending: Promise<TokenOutcome> | null = null;

  async function ask(): Promise<TokenOutcome> {
    const secret = await readSecret();
    if (secret === null) return { kind: "unauthorized", code: "no-secret" };
    const outcome = await trials.attempt(secret, async () =>
      readAnswer(await https.send(tokenRequest(clientId, secret))),
    );
    if (outcome.kind !== "new-token") return outcome;
    const { token, livesMs } = outcome;
    current = { token, usableUntilMs: clock.nowMs() + livesMs - Math.min(renewalMarginMs, livesMs / 2) };
    return { kind: "token", token };
  }

  return {
    get() {
      if (current && clock.nowMs() < current.usableUntilMs)
        return Promise.resolve({ kind: "token", token: current.token });
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
    discard(token) {
      if (current?.token === token) current = null;
    },
  };
}

const tokenRequest = (clientId: string, secret: string) => ({
  method: "POST" as const,
  path: "/oauth2/token",
  headers: {
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
    accept: "application/json",
  },
  body: "grant_type=client_credentials",
});

function readAnswer(
  answer: HttpsOutcome,
): Exclude<TokenOutcome, { kind: "token" }> | { kind: "new-token"; token: string; livesMs: number } {
  if (answer.kind !== "response") return answer;
  const body = parseJson(answer.text);
  if (isRefusal(answer, body)) return { kind: "unauthorized", code: "denied" };
  if (answer.status === 403) return { kind: "forbidden", detail: "the token request was forbidden" };
  const parsed = answerSchema.safeParse(body);
  if (answer.status !== 200 || !parsed.success) {
    return { kind: "bad-answer", status: answer.status, detail: "the token answer is not understood" };
  }
  return { kind: "new-token", token: parsed.data.access_token, livesMs: parsed.data.expires_in * 1000 };
}

/** Which status an appliance answers for a refused account is not documented for every case (api-facts 1.10, 1.11). */
function isRefusal({ status }: HttpsResponse, body: unknown): boolean {
  if (status === 401 || status === 400) return true;
  const parsed = errorSchema.safeParse(body);
  return parsed.success && refusalIds.includes(parsed.data.error);
}
