/**
 * An appliance without a network whose tokens are good for a few calls each. It answers nothing by itself: a test lets it
 * answer one of the waiting requests at a time, in the order it chooses.
 */
import type { HttpsClient, HttpsOutcome, HttpsRequest } from "../../electron/core/net/https-client.ts";
import { type FixedAnswer, routes, sampleAnswer } from "./sample-server.ts";
import { xml } from "./sample-server-v1.ts";

export interface DyingTokensOptions {
  speaks: "v2" | "v1";
  callsPerToken: number;
  /** When a call is counted: as soon as it arrives, or only as the answer is made. */
  counts: "on arrival" | "when answering";
}

export interface DyingTokens {
  https: HttpsClient;
  /** Requests without an answer yet. */
  readonly waiting: number;
  readonly tokensGiven: number;
  /** The one that has waited longest is 0. */
  answer(index: number): void;
}

const dead = sampleAnswer(401, "auth.access_denied.json");
const notThere: FixedAnswer = { status: 404, body: "" };
const answersV2: Record<string, FixedAnswer> = {
  [routes.info]: sampleAnswer(200, "v2_info.json"),
  [routes.health]: sampleAnswer(200, "v2_health.primary-ok.json"),
  [routes.appliances]: sampleAnswer(200, "v2_appliance.json"),
};
const answersV1: Record<string, FixedAnswer> = {
  "action=get_api_info": xml(200, "get_api_info.24.xml"),
  "action=check_health": xml(200, "check_health.primary-ok.xml"),
  "action=get_appliances": xml(200, "get_appliances.xml"),
};

export function createDyingTokens({ speaks, callsPerToken, counts }: DyingTokensOptions): DyingTokens {
  const callsLeft = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let given = 0;

  function judge({ method, path, headers, body = "" }: HttpsRequest): FixedAnswer {
    const route = `${method} ${path}`;
    if (route === routes.token) {
      given += 1;
      callsLeft.set(`Bearer token-${given}`, callsPerToken);
      return { status: 200, body: JSON.stringify({ access_token: `token-${given}`, expires_in: 3600 }) };
    }
    const found = speaks === "v2" ? answersV2[route] : answersV1[body];
    if (!found) return notThere;
    const token = headers?.["authorization"] ?? "";
    const left = callsLeft.get(token) ?? 0;
    callsLeft.set(token, left - 1);
    return left > 0 ? found : dead;
  }

  return {
    https: {
      send(request) {
        const early = counts === "on arrival" ? judge(request) : null;
        return new Promise((resolve) => waiting.push(() => resolve(toOutcome(early ?? judge(request)))));
      },
      close: async () => undefined,
    },
    get waiting() {
      return waiting.length;
    },
    get tokensGiven() {
      return given;
    },
    answer(index) {
      const [give] = waiting.splice(index, 1);
      give?.();
    },
  };
}

const toOutcome = ({ status, body }: FixedAnswer): HttpsOutcome => ({
  kind: "response",
  status,
  date: null,
  text: String(body),
});
