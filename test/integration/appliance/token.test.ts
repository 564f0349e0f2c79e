import { describe, expect, test } from "vitest";
import { createSecretTrials } from "../../../electron/core/appliance/secret-trials.ts";
import { startApplianceTest } from "../../support/appliance-test.ts";
import { routes, type SampleServer, sampleAnswer } from "../../support/sample-server.ts";

const invalidClient = sampleAnswer(401, "oauth_token.invalid_client.json");
const accessDenied = sampleAnswer(401, "auth.access_denied.json");
const denied = { kind: "unauthorized", code: "denied" };

/** Numbers the tokens it gives out, and counts them. */
function giveTokens(server: SampleServer, facts: Record<string, unknown> = { expires_in: 3600 }): void {
  let given = 0;
  server.answer(routes.token, () => {
    given += 1;
    const body = JSON.stringify({ access_token: `token-${given}`, token_type: "Bearer", ...facts });
    return { status: 200, body };
  });
}

describe("the token", () => {
  test("is asked for with the account in the Basic header and the grant as a form", async () => {
    const { server, client } = await startApplianceTest();
    await client({ secret: () => "s3cret: with ü" }).readHealth();
    const [request] = server.requests;
    expect(request).toMatchObject({ route: "POST /oauth2/token", body: "grant_type=client_credentials" });
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    const [scheme, credentials = ""] = request?.headers.authorization?.split(" ") ?? [];
    expect([scheme, Buffer.from(credentials, "base64").toString()]).toEqual([
      "Basic",
      "failover-monitor:s3cret: with ü",
    ]);
  });

  test("stands in the header of every API call, with the wish for JSON", async () => {
    const { server, client } = await startApplianceTest();
    await client().readHealth();
    const calls = server.requests.filter(({ route }) => route.startsWith("GET /api/"));
    expect(calls.map(({ route }) => route)).toEqual([routes.info, routes.health]);
    for (const { headers } of calls) {
      expect(headers.authorization).toBe("Bearer sampleTokenNotReal000000000000000000");
      expect(headers.accept).toBe("application/json");
    }
  });

  test("is reused, so that a look with a token in hand is one request on one connection", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client();
    await appliance.readHealth();
    const before = server.connections;
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(1);
    expect(server.count(routes.info)).toBe(1);
    expect(server.count(routes.health)).toBe(2);
    expect(server.connections - before).toBe(1);
  });

  test("is asked for once when two looks start at the same time", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client();
    await Promise.all([appliance.readHealth(), appliance.readHealth()]);
    expect(server.count(routes.token)).toBe(1);
  });

  test("is renewed a minute before its hour ends, and not earlier", async () => {
    const { server, client, clock } = await startApplianceTest();
    const appliance = client();
    await appliance.readHealth();
    clock.advance(3_539_000);
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(1);
    clock.advance(1000);
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(2);
  });

  test("that lives only for seconds still serves the whole look", async () => {
    const { server, client, clock } = await startApplianceTest();
    giveTokens(server, { expires_in: 30 });
    const appliance = client();
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(1);
    clock.advance(15_000);
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(2);
  });

  test("that died early is renewed once and the call repeated", async () => {
    const { server, client } = await startApplianceTest();
    giveTokens(server);
    const appliance = client();
    await appliance.readHealth();
    server.answer(routes.health, ({ headers }) =>
      headers.authorization === "Bearer token-1" ? accessDenied : sampleAnswer(200, "v2_health.primary-ok.json"),
    );
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
    expect(server.count(routes.token)).toBe(2);
  });

  test("is not renewed again and again by an API that refuses every token", async () => {
    const { server, client, clock } = await startApplianceTest();
    server.answer(routes.info, accessDenied);
    const appliance = client();
    const looks = [await appliance.readHealth(), await appliance.readHealth(), await appliance.readHealth()];
    expect(looks.map(({ outcome }) => outcome.kind)).toEqual(["forbidden", "forbidden", "forbidden"]);
    expect(server.count(routes.token)).toBe(2);
    expect(server.count(routes.health)).toBe(0);
    clock.advance(600_000);
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(3);
  });

  test("brings the account's rights to be asked again when it is a new one", async () => {
    const { server, client, clock } = await startApplianceTest();
    giveTokens(server);
    const appliance = client();
    expect((await appliance.readHealth()).permission).toBe("full_access");
    server.answer(routes.info, { status: 200, body: '{"permissions":{"perm_command":"read_only"}}' });
    expect((await appliance.readHealth()).permission).toBe("full_access");
    clock.advance(3_600_000);
    expect((await appliance.readHealth()).permission).toBe("read_only");
  });

  test.each([
    ["is no JSON", "<html>welcome</html>"],
    ["is cut off", '{"access_token":"abc'],
    ["is empty", ""],
    ["holds no token", '{"token_type":"Bearer","expires_in":3600}'],
    ["holds a token that would break a header", '{"access_token":"a\\r\\nx: y","expires_in":3600}'],
    ["holds a lifetime of zero", '{"access_token":"abc","expires_in":0}'],
    ["holds a lifetime that is no number", '{"access_token":"abc","expires_in":"soon"}'],
  ])("is not believed when the answer %s", async (_, body) => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 200, body });
    const { outcome } = await client().readHealth();
    expect(outcome).toEqual({ kind: "bad-answer", status: 200, detail: "the token answer is not understood" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a secret that is answered with neither a token nor a refusal", () => {
  const answers: [number, string][] = [
    [200, "<html>welcome</html>"],
    [403, "Forbidden"],
    [404, ""],
  ];
  const minute = 60_000;

  test.each(answers)("is held back after HTTP %i %s, and tried a few times more, ever later", async (status, body) => {
    const { server, client, clock } = await startApplianceTest();
    server.answer(routes.token, { status, body });
    const appliance = client();
    const startedMs = clock.nowMs();
    const triedAfterMinutes: number[] = [];
    for (let looked = 0; looked < 3 * 1440; looked += 5) {
      const before = server.count(routes.token);
      await appliance.readHealth();
      if (server.count(routes.token) > before) triedAfterMinutes.push((clock.nowMs() - startedMs) / minute);
      clock.advance(5 * minute);
    }
    expect(triedAfterMinutes).toEqual([0, 10, 70, 430]);
    expect((await appliance.readHealth()).outcome).toEqual(denied);
  });

  test("is said to be held back meanwhile, which is no sign of life", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 403, body: "Forbidden" });
    const appliance = client();
    expect((await appliance.readHealth()).outcome).toMatchObject({ kind: "forbidden" });
    expect((await appliance.readHealth()).outcome).toEqual({ kind: "unauthorized", code: "held-back" });
    expect(server.count(routes.token)).toBe(1);
  });

  test("is well again as soon as it brings a token, and every try counts anew", async () => {
    const { server, client, clock } = await startApplianceTest();
    server.answer(routes.token, { status: 200, body: "maintenance" });
    const appliance = client();
    await appliance.readHealth();
    giveTokens(server, { expires_in: 120 });
    clock.advance(10 * minute);
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
    server.answer(routes.token, { status: 200, body: "maintenance" });
    for (const wait of [2, 10]) {
      clock.advance(wait * minute);
      expect((await appliance.readHealth()).outcome.kind).toBe("bad-answer");
    }
  });

  test("is tried at once when it has been replaced", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 403, body: "Forbidden" });
    let secret = "old secret";
    const appliance = client({ secret: () => secret });
    await appliance.readHealth();
    secret = "new secret";
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(2);
  });

  test("is not held back where a person starts every try", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 403, body: "Forbidden" });
    const appliance = client({ trials: createSecretTrials() });
    await appliance.readHealth();
    expect((await appliance.readHealth()).outcome.kind).toBe("forbidden");
    expect(server.count(routes.token)).toBe(2);
  });
});

describe("a secret that is refused", () => {
  test("is tried exactly once however often one looks", async () => {
    const { server, client, clock } = await startApplianceTest();
    server.answer(routes.token, invalidClient);
    const appliance = client({ secret: () => "wrong secret" });
    for (let look = 0; look < 5; look += 1) {
      expect(await appliance.readHealth()).toEqual({ api: "none", permission: null, outcome: denied });
      clock.advance(7_200_000);
    }
    expect(server.requests.map(({ route }) => route)).toEqual([routes.token]);
  });

  test("is tried once by two that share the account and start at the same time", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, invalidClient);
    const trials = createSecretTrials();
    const both = [client({ trials }), client({ trials })];
    const looks = await Promise.all(both.map((one) => one.readHealth()));
    expect(looks.map(({ outcome }) => outcome)).toEqual([denied, denied]);
    expect(server.count(routes.token)).toBe(1);
  });

  test("is followed by the new one as soon as it has been replaced, and that one is tried once too", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, invalidClient);
    let secret = "wrong secret";
    const appliance = client({ secret: () => secret });
    await appliance.readHealth();
    secret = "another wrong secret";
    await appliance.readHealth();
    await appliance.readHealth();
    expect(server.count(routes.token)).toBe(2);
    server.answer(routes.token, sampleAnswer(200, "oauth_token.ok.json"));
    secret = "right secret";
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
    expect(server.count(routes.token)).toBe(3);
  });

  test("is also tried once when it worked before and was regenerated on the appliance", async () => {
    const { server, client } = await startApplianceTest();
    const appliance = client();
    await appliance.readHealth();
    server.answer(routes.health, accessDenied);
    server.answer(routes.token, invalidClient);
    expect((await appliance.readHealth()).outcome).toEqual(denied);
    expect((await appliance.readHealth()).outcome).toEqual(denied);
    expect(server.count(routes.token)).toBe(2);
  });

  test.each([
    [400, '{"error":"invalid_request","message":"-"}'],
    [403, '{"error":"invalid_credentials","message":"-"}'],
    [403, '{"error":"access_denied","message":"-"}'],
    [200, '{"error":"invalid_client","message":"-"}'],
    [422, '{"error":"unauthorized_client"}'],
    [200, "Invalid credentials"],
    [200, " invalid credentials.\r\n"],
  ])("is recognized in HTTP %i %s", async (status, body) => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status, body });
    const appliance = client();
    await appliance.readHealth();
    expect((await appliance.readHealth()).outcome).toEqual(denied);
    expect(server.count(routes.token)).toBe(1);
  });

  test("is not taken for refused when the appliance merely failed, and is tried again at the next look", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 500, body: '{"error":"server_error","message":"-"}' });
    const appliance = client();
    expect((await appliance.readHealth()).outcome).toMatchObject({ kind: "bad-answer", status: 500 });
    server.answer(routes.token, sampleAnswer(200, "oauth_token.ok.json"));
    expect((await appliance.readHealth()).outcome.kind).toBe("answered");
  });

  test("that is not stored leads to no connection at all", async () => {
    const { server, client } = await startApplianceTest();
    const { outcome } = await client({ secret: () => null }).readHealth();
    expect(outcome).toEqual({ kind: "unauthorized", code: "no-secret" });
    expect(server.connections).toBe(0);
  });

  test("reaches no outcome in words", async () => {
    const { server, client } = await startApplianceTest();
    server.answer(routes.token, { status: 500, body: "canary-secret-7 was wrong" });
    expect(JSON.stringify(await client({ secret: () => "canary-secret-7" }).readHealth())).not.toContain("canary");
  });
});
