import { describe, expect, test } from "vitest";
import { isReadingRequest, readsOnly } from "../../../electron/core/appliance/reading-requests.ts";
import type { HttpsRequest } from "../../../electron/core/net/https-client.ts";
import { exactCall, type SettledCall } from "../../../shared/runbooks/run-call.ts";

const get = (path: string): HttpsRequest => ({ method: "GET", path });
const post = (path: string, body?: string): HttpsRequest => ({
  method: "POST",
  path,
  ...(body === undefined ? {} : { body }),
});

const reading: HttpsRequest[] = [
  ...["info", "health", "appliance", "appliance/client-count"].map((what) => get(`/api/command/v2/${what}`)),
  ...["get_api_info", "check_health", "get_appliances"].map((action) => post("/api/command", `action=${action}`)),
  get("/check_health"),
  post("/oauth2/token", "grant_type=client_credentials"),
];

const target = { name: "site1", host: "site1.example.com", port: 443 };
const callsOfARun: SettledCall[] = [
  { call: "set-role", appliance: "site1", role: "backup", dataSyncFirst: true, force: true },
  { call: "backup", appliance: "site1" },
];
const changing: HttpsRequest[] = (["v1", "v2"] as const).flatMap((api) =>
  callsOfARun.map((call) => {
    const { method, url, body } = exactCall(call, { ...target, api });
    return { method, path: new URL(url).pathname, ...(body === null ? {} : { body }) };
  }),
);

describe("in a dry run", () => {
  test.each(reading)("$method $path $body only reads and goes through", (request) => {
    expect(isReadingRequest(request)).toBe(true);
  });

  test.each([
    ...changing,
    post("/api/command", "action=check_health&action=set_failover_role&role=backup"),
    post("/api/command", "action=set_failover_role"),
    post("/api/command"),
    get("/api/command?action=set_failover_role&role=primary"),
    get("/api/command?action=check_health"),
    get("/api/command/v2/health?force=1"),
    post("/api/command/v2/health", "{}"),
    post("/oauth2/token", "grant_type=client_credentials&x=1"),
    get("/oauth2/token"),
    get("/login"),
  ])("$method $path $body is stopped before anything is sent", (request) => {
    let sent = 0;
    const https = {
      async send() {
        sent += 1;
        return { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;
      },
      close: async () => undefined,
    };
    expect(isReadingRequest(request)).toBe(false);
    expect(() => readsOnly(https).send(request)).toThrow("a dry run would have sent");
    expect(sent).toBe(0);
  });
});
