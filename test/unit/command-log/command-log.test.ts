import { describe, expect, test } from "vitest";
import { createCommandLogService } from "../../../electron/core/create-command-log.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import type { Exchange } from "../../../electron/core/net/https-client.ts";
import { commandLogPageSchema } from "../../../shared/contract/command-log.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const clientCanary = "canary/with+signs=and spaces";
const tokenCanary = "tokenCanary0123456789abcdef";
const asked = { pairId: "pair-1", appliance: "site1" };

function start() {
  const secrets = createSecretRegistry();
  const clock = createFakeClock();
  const { log, changed } = createCommandLogService({ secrets, clock });
  return { log, changed, secrets, clock };
}

interface Said {
  path?: string;
  text?: string;
  body?: string;
  authorization?: string;
  outcome?: Exchange["outcome"];
}

function exchange({ path = "/api/command/v2/health", text = "{}", body, authorization, outcome }: Said = {}): Exchange {
  return {
    destination: {
      address: { host: "127.0.0.1", port: 9443 },
      identity: "support.example.com",
      identityPort: 443,
      trust: { trust: "system" },
    },
    request: {
      method: body === undefined ? "GET" : "POST",
      path,
      headers: { accept: "application/json", ...(authorization ? { authorization } : {}) },
      ...(body === undefined ? {} : { body }),
    },
    outcome: outcome ?? { kind: "response", status: 200, date: null, text },
    tookMs: 40,
  };
}

describe("an entry", () => {
  test("tells what was asked, what came back, when and how long it took", () => {
    const { log, clock } = start();
    log.record(asked, exchange({ path: "/api/command", body: "action=check_health", text: "<é/>" }));
    const page = log.page({ limit: 10 });
    expect(commandLogPageSchema.parse(page)).toEqual(page);
    expect(page).toEqual({
      entries: [
        {
          id: 1,
          ...asked,
          at: new Date(clock.nowMs() - 40).toISOString(),
          tookMs: 40,
          api: "v1",
          method: "POST",
          path: "/api/command",
          outcome: { kind: "answered", status: 200 },
          sentBytes: 19,
          receivedBytes: 5,
          sent: "action=check_health",
          received: "<é/>",
        },
      ],
      next: null,
    });
  });

  test.each([
    ["/oauth2/token", "login"],
    ["/api/command/v2/info", "v2"],
    ["/api/command", "v1"],
    ["/check_health", "anonymous"],
  ])("of %s is told apart as %s", (path, api) => {
    const { log } = start();
    log.record(asked, exchange({ path }));
    expect(log.page({ limit: 1 }).entries[0]?.api).toBe(api);
  });

  test("of what never answered keeps the layer and the cause", () => {
    const { log } = start();
    const outcome = { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } as const;
    log.record(asked, exchange({ outcome }));
    expect(log.page({ limit: 1 }).entries[0]).toMatchObject({
      outcome,
      received: null,
      receivedBytes: null,
      sent: null,
    });
  });

  test("holds a body up to 4,096 characters and tells how long it was", () => {
    const { log } = start();
    log.record(asked, exchange({ text: "word ".repeat(2_000) }));
    const [entry] = log.page({ limit: 1 }).entries;
    expect(entry?.received).toBe(`${"word ".repeat(2_000).slice(0, 4_096)}… [10000 characters]`);
    expect(entry?.receivedBytes).toBe(10_000);
  });

  test("holds nothing of a body that is too long to be searched for secrets", () => {
    const { log } = start();
    log.record(asked, exchange({ text: "x".repeat(500_000) }));
    expect(log.page({ limit: 1 }).entries[0]).toMatchObject({
      received: "[text of 500000 characters]",
      receivedBytes: 500_000,
    });
  });
});

describe("secrets", () => {
  const basic = Buffer.from(`failover-monitor:${clientCanary}`).toString("base64");
  const token = (text: string, authorization = `Basic ${basic}`) =>
    exchange({ path: "/oauth2/token", body: "grant_type=client_credentials", authorization, text });
  const bearer = (text: string) => exchange({ authorization: `Bearer ${tokenCanary}`, text });

  test.each<[string, Exchange]>([
    ["in the answer that brings a token", token(JSON.stringify({ access_token: tokenCanary, token_type: "Bearer" }))],
    ["in a token answer that names it otherwise", token(JSON.stringify({ value: tokenCanary }))],
    ["in a token answer that is cut off", token(`{"access_token":"${tokenCanary}`)],
    ["in a token answer that is no JSON", token(`your ticket is ${tokenCanary}`)],
    ["in an echo of the secret", token(`{"error":"invalid_client","message":"not ${clientCanary}"}`)],
    ["in an echo of the account", token(`{"message":"${basic}"}`)],
    ["in an echo of the token", bearer(`{"message":"the ticket ${tokenCanary} is old"}`)],
    ["in an echo of the token in base64", bearer(Buffer.from(`id=${tokenCanary};`).toString("base64"))],
    ["in an echo in an address", bearer(`<a href="/x?t=${encodeURIComponent(tokenCanary)}">`)],
    ["at the place where a body is cut", bearer(`${"x".repeat(4_085)} ${tokenCanary}`)],
    ["in a cookie that a body quotes", bearer(`Set-Cookie: ns_s=${tokenCanary}`)],
    [
      "in a body that is sent",
      { ...bearer("{}"), request: { ...bearer("{}").request, method: "POST", body: `password=${clientCanary}` } },
    ],
  ])("never stand %s", (_, said) => {
    const { log, secrets } = start();
    secrets.hide(clientCanary);
    log.record(asked, said);
    const shown = JSON.stringify(log.page({ limit: 1 })) + log.asCurl(1);
    for (const canary of [
      clientCanary,
      tokenCanary,
      basic,
      tokenCanary.slice(0, 10),
      encodeURIComponent(clientCanary),
    ]) {
      expect(shown).not.toContain(canary);
    }
  });

  test("leave what else was said", () => {
    const { log } = start();
    log.record(asked, token(JSON.stringify({ access_token: tokenCanary, token_type: "Bearer", expires_in: 3600 })));
    expect(log.page({ limit: 1 }).entries[0]).toMatchObject({
      sent: "grant_type=client_credentials",
      received: expect.stringMatching(/token_type.*expires_in/),
    });
  });
});

describe("the list", () => {
  test("keeps the last 2,000, newest first, and can be read in pages to its end", () => {
    const { log } = start();
    for (let count = 0; count < 2_100; count += 1) log.record(asked, exchange());
    const ids: number[] = [];
    let before: number | undefined;
    do {
      const page = log.page(before === undefined ? { limit: 200 } : { limit: 200, before });
      ids.push(...page.entries.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(ids).toEqual(Array.from({ length: 2_000 }, (_, index) => 2_100 - index));
  });

  test("is not disturbed by what is recorded between two pages", () => {
    const { log } = start();
    for (let count = 0; count < 4; count += 1) log.record(asked, exchange());
    const first = log.page({ limit: 2 });
    log.record(asked, exchange());
    const second = log.page({ limit: 2, before: first.next ?? 0 });
    expect([first, second].map(({ entries }) => entries.map(({ id }) => id))).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(second.next).toBeNull();
  });

  test("is narrowed by pair, by who was asked, and by words in whatever letters", () => {
    const { log } = start();
    const find = (query: object) => log.page({ limit: 10, ...query }).entries.map(({ id }) => id);
    log.record(asked, exchange({ text: '{"failover_role":"primary"}' }));
    log.record({ pairId: "pair-1", appliance: "site" }, exchange({ path: "/check_health" }));
    log.record(
      { pairId: "pair-2", appliance: "site1" },
      exchange({ outcome: { kind: "unreachable", layer: "tcp", code: "ECONNREFUSED" } }),
    );
    expect(find({ pairId: "pair-1" })).toEqual([2, 1]);
    expect(find({ appliance: "site" })).toEqual([2]);
    expect(find({ pairId: "pair-2", appliance: "site1" })).toEqual([3]);
    expect(find({ text: "PRIMARY" })).toEqual([1]);
    expect(find({ text: "econnrefused" })).toEqual([3]);
    expect(find({ text: "check_health" })).toEqual([2]);
    expect(find({ text: "nothing like it" })).toEqual([]);
  });

  test("is narrowed to what went well or to what failed: an error's status is an answer and still failed", () => {
    const { log } = start();
    const find = (query: object) => log.page({ limit: 10, ...query }).entries.map(({ id }) => id);
    const answered = (status: number) => ({ kind: "response", status, date: null, text: "" }) as const;
    log.record(asked, exchange({ outcome: answered(200) }));
    log.record(asked, exchange({ outcome: answered(302) }));
    log.record(asked, exchange({ outcome: answered(500) }));
    log.record(asked, exchange({ outcome: { kind: "unreachable", layer: "dns", code: "ENOTFOUND" } }));
    expect(find({ outcome: "ok" })).toEqual([2, 1]);
    expect(find({ outcome: "failed" })).toEqual([4, 3]);
    expect(find({})).toEqual([4, 3, 2, 1]);
  });

  test("can be asked for what is newer than an entry alone", () => {
    const { log } = start();
    for (let count = 0; count < 5; count += 1) log.record(asked, exchange());
    const newer = (after: number, limit: number) => log.page({ after, limit });
    expect(newer(3, 10)).toMatchObject({ entries: [{ id: 5 }, { id: 4 }], next: null });
    expect(newer(5, 10)).toEqual({ entries: [], next: null });
    expect(newer(0, 2)).toMatchObject({ entries: [{ id: 5 }, { id: 4 }], next: 4 });
    expect(log.page({ after: 1, before: 4, limit: 10 }).entries.map(({ id }) => id)).toEqual([3, 2]);
  });

  test("tells its readers how many there have been, and nothing else", async () => {
    const { log, changed } = start();
    const events = changed.subscribe(undefined);
    log.record(asked, exchange());
    log.record(asked, exchange());
    expect((await events.next()).value).toEqual({ recorded: 2 });
    changed.close();
  });

  test("refuses to make a command of what it does not hold", () => {
    expect(() => start().log.asCurl(1)).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});
