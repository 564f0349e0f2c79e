/**
 * One appliance's API account as Pairdesk uses it: a token, the version of the API, what the account may do, and the
 * questions. Every way this can end is an outcome; nothing is thrown for what a remote does. Closing ends its connections.
 */
import type { ApplianceListOutcome, ApplianceOutcome, ObservationOf } from "../../../shared/domain/observation.ts";
import type { Destination } from "../net/connect.ts";
import { createHttpsClient, type HttpsClient, type HttpsLimits, type OnExchange } from "../net/https-client.ts";
import type { Clock } from "../ports.ts";
import { type ApiAnswer, type ApiSession, createApiSession } from "./api-session.ts";
import type { AccountRights, CommandApi, FailedOutcome, HealthOutcome } from "./command-api.ts";
import type { SecretTrials } from "./secret-trials.ts";
import { isTokenRefused, withToken } from "./token-answer.ts";
import { createTokenSource } from "./token-source.ts";

export type HealthLook = Pick<ObservationOf<"health">, "api" | "permission" | "product" | "outcome">;

/**
 * `not-taken`: whoever answers there does not know this token, or speaks another version of the API; `forbidden` when the
 * account's own appliance forbids it everything as well. `failed`: there is no token to lend.
 */
export type LentLook =
  | { kind: "asked"; outcome: ApplianceOutcome }
  | { kind: "not-taken"; token: string; forbidden: FailedOutcome | null }
  | { kind: "failed"; outcome: FailedOutcome };

/** `isRefused`: asked for them, the appliance answered with an error in words (v1). */
export type ToldRights =
  | { kind: "told"; api: CommandApi["version"]; rights: AccountRights | null; isRefused: boolean }
  | FailedOutcome;

export interface ApplianceClient {
  /** Has a token afterwards, unless the answer is a failure. */
  logIn(): Promise<{ kind: "logged-in" } | FailedOutcome>;
  /** What the account may do, and through which version of the API. */
  readRights(): Promise<ToldRights>;
  /** One request on one new connection, once a token and the account's rights are known. */
  readHealth(): Promise<HealthLook>;
  /** All appliances that this one knows, itself included. */
  readAppliances(): Promise<ApplianceListOutcome>;
  /**
   * Puts the question for health to another address with this account's token. With `cached` only with a token in hand
   * that is not `except`, else null; without it, it logs in at its own address first, never at the other one.
   */
  readHealthAt(https: HttpsClient, options: { cached: boolean; except?: string | undefined }): Promise<LentLook | null>;
  close(): Promise<void>;
}

export function createApplianceClient(options: {
  destination: Destination;
  clientId: string;
  readSecret: () => Promise<string | null>;
  /** Shared by all that log in with this account at this appliance. */
  trials: SecretTrials;
  limits: HttpsLimits;
  clock: Clock;
  onExchange?: OnExchange | undefined;
}): ApplianceClient {
  const https = createHttpsClient(options.destination, options.limits, options.onExchange);
  const tokens = createTokenSource({ ...options, https });
  const session = createApiSession({ https, tokens });

  return {
    async logIn() {
      const outcome = await tokens.get();
      return outcome.kind === "token" ? { kind: "logged-in" } : outcome;
    },
    readRights: async () => toldRights(await session.access({ cached: false })),
    async readHealth() {
      const answer = await session.ask(({ health }) => health);
      const { permission = null, product } = answer.rights ?? {};
      return { api: answer.api, permission, ...(product ? { product } : {}), outcome: withClock(answer) };
    },
    async readAppliances() {
      const { outcome } = await session.ask(({ appliances }) => appliances);
      return outcome;
    },
    async readHealthAt(elsewhere, { cached, except }) {
      const access = await session.access({ cached });
      if (access?.kind !== "access") return access;
      const { token, api, rights, isRightsRefused } = access;
      if (token === except) return null;
      const answer = await elsewhere.send(withToken(api.health.request, token));
      if (answer.kind !== "response") return { kind: "asked", outcome: answer };
      const outcome = isTokenRefused(answer) || answer.status === 404 ? null : api.health.read(answer);
      if (outcome === null) return { kind: "not-taken", token, forbidden: null };
      if (outcome.kind !== "refused") return { kind: "asked", outcome };
      const isForbidden = isRightsRefused || rights?.permission === "deny";
      return {
        kind: "not-taken",
        token,
        forbidden: isForbidden ? { kind: "forbidden", detail: outcome.detail } : null,
      };
    },
    close: () => https.close(),
  };
}

function toldRights(access: Awaited<ReturnType<ApiSession["access"]>>): ToldRights {
  if (access?.kind !== "access") return access?.outcome ?? { kind: "unauthorized", code: "no-secret" };
  return { kind: "told", api: access.api.version, rights: access.rights, isRefused: access.isRightsRefused };
}

/** An answer without a Date header: the clock that the appliance told with the account's rights, if it just did. */
function withClock({ outcome, clock }: ApiAnswer<HealthOutcome>): ApplianceOutcome {
  if (!("reading" in outcome) || outcome.reading.clock !== null) return outcome;
  return { ...outcome, reading: { ...outcome.reading, clock } };
}
