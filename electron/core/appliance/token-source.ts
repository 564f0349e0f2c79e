/**
 * The OAuth token of one appliance (api-facts 1). One token is kept and reused until shortly before it dies: an account
 * holds 30, and every copy of Pairdesk shares them. A secret that was refused is never sent again until it has been
 * replaced, because accounts lock; only a digest of it is kept to tell.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ApplianceOutcome } from "../../../shared/domain/observation.ts";
import type { HttpsClient, HttpsOutcome } from "../net/https-client.ts";
import { parseJson } from "../net/parse-json.ts";
import type { Clock } from "../ports.ts";

/** A token is renewed this long before the appliance would let it die. */
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

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(3600) });

export function createTokenSource(options: {
  https: HttpsClient;
  clientId: string;
  readSecret: () => Promise<string | null>;
  clock: Clock;
}): TokenSource {
  const { https, clientId, readSecret, clock } = options;
  let current: { token: string; usableUntilMs: number } | null = null;
  let refusedDigest: string | null = null;
  let pending: Promise<TokenOutcome> | null = null;

  async function ask(): Promise<TokenOutcome> {
    const secret = await readSecret();
    if (secret === null) return { kind: "unauthorized", code: "no-secret" };
    if (digest(secret) === refusedDigest) return { kind: "unauthorized", code: "denied" };
    const answer = await https.send({
      method: "POST",
      path: "/oauth2/token",
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
      },
      body: "grant_type=client_credentials",
    });
    const outcome = readAnswer(answer);
    if ("usableForMs" in outcome) {
      current = { token: outcome.token, usableUntilMs: clock.nowMs() + outcome.usableForMs - renewalMarginMs };
      refusedDigest = null;
      return { kind: "token", token: outcome.token };
    }
    if (outcome.kind === "unauthorized") refusedDigest = digest(secret);
    return outcome;
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

function readAnswer(
  answer: HttpsOutcome,
): Exclude<TokenOutcome, { kind: "token" }> | { token: string; usableForMs: number } {
  if (answer.kind !== "response") return answer;
  // Which of the two an appliance answers for a refused account is not documented for every case (api-facts 1.10, 1.11).
  if (answer.status === 401 || answer.status === 400) return { kind: "unauthorized", code: "denied" };
  if (answer.status === 403) return { kind: "forbidden", detail: "the token request was forbidden" };
  const parsed = answerSchema.safeParse(parseJson(answer.text));
  if (answer.status !== 200 || !parsed.success) {
    return { kind: "bad-answer", status: answer.status, detail: "the token answer is not understood" };
  }
  return { token: parsed.data.access_token, usableForMs: parsed.data.expires_in * 1000 };
}

const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");
