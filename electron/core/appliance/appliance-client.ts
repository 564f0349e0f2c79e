/**
 * One appliance's API account as Pairdesk uses it: a token, what the account may do, and health. Every way this can end
 * is an outcome; nothing is thrown for what a remote does. Closing ends its connections.
 */
import type { ApplianceOutcome, ObservationOf } from "../../../shared/domain/observation.ts";
import type { Destination } from "../net/connect.ts";
import { createHttpsClient, type HttpsLimits, type HttpsOutcome } from "../net/https-client.ts";
import type { Clock } from "../ports.ts";
import { type CommandPermission, readHealth, readPermission } from "./health-v2.ts";
import type { SecretTrials } from "./secret-trials.ts";
import { createTokenSource } from "./token-source.ts";

const base = "/api/command/v2";

export type HealthLook = Pick<ObservationOf<"health">, "api" | "permission" | "outcome">;

export interface ApplianceClient {
  /** One request on one new connection, once a token and the account's rights are known. */
  readHealth(): Promise<HealthLook>;
  close(): Promise<void>;
}

export function createApplianceClient(options: {
  destination: Destination;
  clientId: string;
  readSecret: () => Promise<string | null>;
  /** Shared by all clients of one account. */
  trials: SecretTrials;
  limits: HttpsLimits;
  clock: Clock;
}): ApplianceClient {
  const https = createHttpsClient(options.destination, options.limits);
  const tokens = createTokenSource({ ...options, https });
  /** What the account may do is asked once for each token. */
  let rights: { token: string; permission: CommandPermission } | null = null;

  const get = (path: string, token: string) =>
    https.send({
      method: "GET",
      path: base + path,
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
    });

  /** A token that has died early is renewed once. */
  async function getWithToken(
    path: string,
  ): Promise<{ token: string; answer: HttpsOutcome } | { refusal: ApplianceOutcome }> {
    for (const isLastTry of [false, true]) {
      const outcome = await tokens.get();
      if (outcome.kind !== "token") return { refusal: outcome };
      const answer = await get(path, outcome.token);
      if (answer.kind !== "response" || answer.status !== 401) return { token: outcome.token, answer };
      // A second one that is refused is kept for the next look: every new token kills another of the account's 30.
      if (!isLastTry) tokens.discard(outcome.token);
    }
    return { refusal: { kind: "forbidden", detail: "a new token is refused" } };
  }

  /** null: the rights are known, or health will have to show what is wrong. */
  async function learnRights(): Promise<HealthLook | null> {
    const outcome = await tokens.get();
    if (outcome.kind !== "token") return { api: "none", permission: null, outcome };
    if (rights?.token === outcome.token) return null;
    const info = await getWithToken("/info");
    if ("refusal" in info) return { api: "none", permission: null, outcome: info.refusal };
    const { token, answer } = info;
    if (answer.kind !== "response") return { api: "none", permission: null, outcome: answer };
    if (answer.status === 404) {
      const detail = "it does not offer version 2 of the command API";
      return { api: "none", permission: null, outcome: { kind: "bad-answer", status: 404, detail } };
    }
    if (answer.status === 403) {
      return { api: "v2", permission: null, outcome: { kind: "forbidden", detail: "HTTP 403" } };
    }
    const permission = readPermission(answer);
    if (permission) rights = { token, permission };
    return null;
  }

  return {
    async readHealth() {
      const stopped = await learnRights();
      if (stopped) return stopped;
      const asked = await getWithToken("/health");
      const permission = rights?.permission ?? null;
      if ("refusal" in asked) return { api: "v2", permission, outcome: asked.refusal };
      const { answer } = asked;
      return { api: "v2", permission, outcome: answer.kind === "response" ? readHealth(answer) : answer };
    },
    close: () => https.close(),
  };
}
