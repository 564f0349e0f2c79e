/**
 * The OAuth token of one appliance (api-facts 1). One token is kept and reused until shortly before it dies: an account
 * holds 30, and every copy of Pairdesk shares them.
 */
import { z } from "zod";
import type { HttpsClient, HttpsOutcome, HttpsResponse } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import type { Clock } from "../ports.ts";
import type { FailedOutcome } from "./command-api.ts";
import type { SecretTrials } from "./secret-trials.ts";
import { createTokenTurns, type NextToken } from "./token-turns.ts";

/** A token that was got in place of a refused one, and is refused as well, is replaced no sooner than this. */
const replacementMs = 600_000;

/** A token is renewed this long before the appliance would let it die, or after half its life if that is shorter. */
const renewalMarginMs = 60_000;

export type TokenOutcome = { kind: "token"; token: string } | FailedOutcome;

export interface TokenSource {
  /** Shares one request among callers that ask at the same time, and waits while somebody is `alone`. */
  get(): Promise<TokenOutcome>;
  /** One after another: the tokens that `act` takes are nobody else's until it ends. */
  alone<Result>(act: (next: NextToken<TokenOutcome>) => Promise<Result>): Promise<Result>;
  /** The token in hand; null when there is none that can be used, or somebody is alone with it. */
  cached(): Extract<TokenOutcome, { kind: "token" }> | null;
  /** The appliance has taken this token. */
  prove(token: string): void;
  isProven(token: string): boolean;
  /**
   * The appliance does not take this token. True: the next `get` brings another one. False: this one already replaced a
   * refused one and was never taken; every further one would kill another of the account's 30.
   */
  discard(token: string): boolean;
}

interface HeldToken {
  token: string;
  sinceMs: number;
  usableUntilMs: number;
  isReplacement: boolean;
  isProven: boolean;
}

/** Whatever stands in a header must be visible ASCII. */
const tokenSchema = z
  .string()
  .max(8192)
  .regex(/^[\x21-\x7e]+$/);
const answerSchema = z.object({ access_token: tokenSchema, expires_in: z.number().positive().default(3600) });
const errorSchema = z.object({ error: z.string() });

/** Of the error ids the vendor lists (api-facts 1.11) those that mean this account, whatever the HTTP status says. */
const refusalIds = ["access_denied", "invalid_client", "invalid_credentials", "invalid_grant", "unauthorized_client"];

/** With HTTP 200, as old versions say it elsewhere (api-facts 4). */
const oldRefusal = /^\s{0,8}invalid credentials\.?\s{0,8}$/i;

export function createTokenSource(options: {
  https: HttpsClient;
  clientId: string;
  readSecret: () => Promise<string | null>;
  trials: SecretTrials;
  clock: Clock;
}): TokenSource {
  const { https, clientId, readSecret, trials, clock } = options;
  let current: HeldToken | null = null;
  let isReplacing = false;

  async function ask(): Promise<TokenOutcome> {
    const secret = await readSecret();
    if (secret === null) return { kind: "unauthorized", code: "no-secret" };
    const outcome = await trials.attempt(secret, async () =>
      readAnswer(await https.send(tokenRequest(clientId, secret))),
    );
    if (outcome.kind === "unclear") return outcome.outcome;
    if (outcome.kind !== "new-token") return outcome;
    const { token, livesMs } = outcome;
    const sinceMs = clock.nowMs();
    const usableUntilMs = sinceMs + livesMs - Math.min(renewalMarginMs, livesMs / 2);
    current = { token, sinceMs, usableUntilMs, isReplacement: isReplacing, isProven: false };
    isReplacing = false;
    return { kind: "token", token };
  }

  const inHand = () => {
    if (!current || clock.nowMs() >= current.usableUntilMs) return null;
    return { kind: "token" as const, token: current.token };
  };

  const turns = createTokenTurns<TokenOutcome>({ inHand, request: ask });

  return {
    get: turns.share,
    alone: turns.alone,
    cached: () => (turns.isSomebodyAlone ? null : inHand()),
    prove(token) {
      if (current?.token === token) current.isProven = true;
    },
    isProven: (token) => current?.token === token && current.isProven,
    discard(token) {
      if (current?.token !== token) return true;
      const { isReplacement, isProven, sinceMs } = current;
      if (isReplacement && !isProven && clock.nowMs() - sinceMs < replacementMs) return false;
      current = null;
      isReplacing = true;
      return true;
    },
  };
}

export const tokenPath = "/oauth2/token";

const tokenRequest = (clientId: string, secret: string) => ({
  method: "POST" as const,
  path: tokenPath,
  headers: {
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
    accept: "application/json",
  },
  body: "grant_type=client_credentials",
});

type ReadAnswer =
  | { kind: "new-token"; token: string; livesMs: number }
  /** Neither a token nor a refusal, by somebody who was well enough to judge the secret. */
  | { kind: "unclear"; outcome: FailedOutcome }
  | FailedOutcome;

function readAnswer(answer: HttpsOutcome): ReadAnswer {
  if (answer.kind !== "response") return answer;
  const body = parseJson(answer.text);
  if (isRefusal(answer, body)) return { kind: "unauthorized", code: "denied" };
  if (answer.status === 403) {
    return { kind: "unclear", outcome: { kind: "forbidden", detail: "the token request was forbidden" } };
  }
  const parsed = answerSchema.safeParse(body);
  if (answer.status !== 200 || !parsed.success) {
    const outcome = {
      kind: "bad-answer",
      status: answer.status,
      detail: "the token answer is not understood",
    } as const;
    return answer.status < 500 ? { kind: "unclear", outcome } : outcome;
  }
  return { kind: "new-token", token: parsed.data.access_token, livesMs: parsed.data.expires_in * 1000 };
}

/** Which status an appliance answers for a refused account is not documented for every case (api-facts 1.10, 1.11). */
function isRefusal({ status, text }: HttpsResponse, body: unknown): boolean {
  if (status === 401 || status === 400 || oldRefusal.test(text)) return true;
  const parsed = errorSchema.safeParse(body);
  return parsed.success && refusalIds.includes(parsed.data.error);
}
