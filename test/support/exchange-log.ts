/**
 * The real command log with exchanges as they happen in a day, for a scripted core to answer from: what a spec sees on
 * screen went through the same redaction as in the product. Times count back from `nowMs`.
 */
import { createCommandLogService } from "../../electron/core/create-command-log.ts";
import { createSecretRegistry } from "../../electron/core/log/secret-registry.ts";
import type { Exchange } from "../../electron/core/net/https-client.ts";
import { systemClock } from "../../electron/core/ports.ts";
import type { CommandLogPage, CommandLogQuery } from "../../shared/contract/command-log.ts";

/** In what was sent, in what came back and in the headers; none of it may ever be on a screen. */
export const exchangeSecrets = {
  client: "canaryClientSecret/with+signs=1",
  token: "canaryToken0123456789abcdefghijklmnop",
};

type Kind =
  | "health"
  | "unhealthy"
  | "login"
  | "refused-login"
  | "silent"
  | "untrusted"
  | "bad"
  | "anonymous"
  | "action";

const { client, token } = exchangeSecrets;
const basic = `Basic ${Buffer.from(`monitor:${client}`).toString("base64")}`;
const bearer = `Bearer ${token}`;
const response = (status: number, text: string) => ({ kind: "response", status, date: null, text }) as const;
const health = (role: string) =>
  JSON.stringify({ hostname: "site1.example.com", version: "24.2.2", failover: { role, last_sync: 1_772_366_400 } });
const deep = JSON.stringify({ error: "unhealthy", messages: ["The disk is nearly full.", "Data sync is late."] });

const kinds: Record<Kind, Pick<Exchange, "outcome" | "tookMs"> & { request: Exchange["request"] }> = {
  health: { request: get("/api/command/v2/health", bearer), outcome: response(200, health("primary")), tookMs: 38 },
  unhealthy: { request: get("/api/command/v2/health", bearer), outcome: response(500, deep), tookMs: 214 },
  login: {
    request: post("/oauth2/token", basic, "grant_type=client_credentials"),
    outcome: response(200, JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 3600 })),
    tookMs: 96,
  },
  "refused-login": {
    request: post("/oauth2/token", basic, "grant_type=client_credentials"),
    outcome: response(401, JSON.stringify({ error: "invalid_client", hint: client })),
    tookMs: 61,
  },
  silent: {
    request: get("/api/command/v2/health", bearer),
    outcome: { kind: "unreachable", layer: "tcp", code: "CONNECT_TIMEOUT" },
    tookMs: 5004,
  },
  untrusted: {
    request: get("/check_health"),
    outcome: { kind: "tls-untrusted", code: "PIN_CHANGED", sha256: "5f".repeat(32) },
    tookMs: 12,
  },
  bad: {
    request: post("/api/command", bearer, "action=get_api_info"),
    outcome: { kind: "bad-answer", status: 200, detail: "the answer ended in the middle" },
    tookMs: 77,
  },
  anonymous: { request: get("/check_health"), outcome: response(200, "1"), tookMs: 9 },
  action: {
    request: post("/api/command", bearer, "action=check_health"),
    outcome: response(200, '<?xml version="1.0"?>\n<health_check><success>1</success></health_check>'),
    tookMs: 44,
  },
};

function get(path: string, authorization?: string): Exchange["request"] {
  return { method: "GET", path, headers: { accept: "application/json", ...(authorization ? { authorization } : {}) } };
}

function post(path: string, authorization: string, body: string): Exchange["request"] {
  return { method: "POST", path, headers: { authorization }, body };
}

export interface ExchangeLog {
  record(kind: Kind, asked?: { pairId?: string; appliance?: string }, secondsAgo?: number): void;
  /** For `ScriptedCoreOptions.answers`. */
  answers: { commandLog(query: CommandLogQuery): Promise<CommandLogPage>; asCurl(id: number): Promise<string> };
}

export function createExchangeLog(nowMs: number): ExchangeLog {
  const secrets = createSecretRegistry();
  secrets.hide(client);
  let atMs = nowMs;
  const { log } = createCommandLogService({ secrets, clock: { ...systemClock, nowMs: () => atMs } });
  return {
    record(kind, { pairId = "pair-1", appliance = "site1" } = {}, secondsAgo = 0) {
      atMs = nowMs - secondsAgo * 1000;
      const destination: Exchange["destination"] = {
        address: { host: "12.12.1.50", port: 443 },
        identity: "support.example.com",
        identityPort: 443,
        trust: { trust: "system" },
      };
      log.record({ pairId, appliance }, { destination, ...kinds[kind] });
    },
    answers: {
      commandLog: async (query) => log.page(query),
      asCurl: async (id) => log.asCurl(id),
    },
  };
}

/** One of each, and what looks like the last minutes of a pair that is watched. */
export function recordMinutes(log: ExchangeLog): void {
  const turns: Kind[] = ["login", "health", "anonymous", "action", "health", "unhealthy", "bad", "refused-login"];
  for (let turn = 24; turn > 0; turn -= 1) {
    log.record(turns[turn % turns.length] ?? "health", { appliance: turn % 3 === 0 ? "site2" : "site1" }, turn * 31);
  }
  log.record("anonymous", { appliance: "site" }, 21);
  log.record("untrusted", { appliance: "site2" }, 14);
  log.record("silent", { appliance: "site2" }, 9);
  log.record("health", {}, 4);
}
