/** From the log-in up: accounts, rights, products and nodes, by practice appliances and by hand-made ones. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualConduct } from "../../../electron/core/practice/appliance/conduct.ts";
import { practiceCountersSchema } from "../../../electron/core/practice/practice-messages.ts";
import { goodIdentity, siteHost, startServer, testCa } from "../../support/appliance-test.ts";
import { openConnectionBench, stateOf, summary } from "../../support/connection-test.ts";
import { account, makeTestAppliance, type TestAppliance } from "../../support/practice-appliance-fixture.ts";
import { answerHealthy, routes, type SampleServer, sample, sampleAnswer } from "../../support/sample-server.ts";
import { answerV1, xml } from "../../support/sample-server-v1.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";

const allPassed =
  "address:passed tcp:passed tls:passed trust:passed token:passed permission:passed product:passed role:passed";
const upTo = (layer: string) => `${allPassed.slice(0, allPassed.indexOf(layer))}${layer}:failed`;

describe("a practice appliance", () => {
  let appliance: TestAppliance;
  beforeAll(async () => {
    appliance = await makeTestAppliance({ lockout: { attempts: 3, forMs: 900_000 } });
    await appliance.process.start();
  });
  afterAll(() => appliance.close());

  const place = (clientId = "watcher") => ({
    host: "127.0.0.1",
    port: appliance.process.port,
    tls: { trust: "ca" as const, ca: appliance.configuration.tls.caPem },
    clientId,
  });
  const failedLogins = async () =>
    (await appliance.process.ask({ type: "counters" }, practiceCountersSchema)).failedLogins;

  test("passes every layer, and each tells what it found", async () => {
    const bench = openConnectionBench();
    const layers = await bench.run({ appliance: place(), secret: account("watcher").secret });
    expect(summary(layers)).toBe(allPassed);
    expect(stateOf(layers, "permission")).toMatchObject({ found: { permission: "full_access" } });
    // A run that needs an answer of now has to know that health was asked here.
    expect(bench.healthAsked.lastMs(place())).toBeGreaterThan(Date.now() - 60_000);
    expect(stateOf(layers, "product")).toMatchObject({ found: { product: "rs", api: "v2" } });
    expect(stateOf(layers, "role")).toMatchObject({
      found: {
        clusterRole: "single",
        outcome: {
          kind: "answered",
          reading: { applianceId: appliance.configuration.applianceId, version: "25.3.2", build: "58123" },
        },
      },
    });
    expect(bench.logged().map(({ pairId, appliance: name, api }) => `${pairId} ${name} ${api}`)).toEqual([
      `new 127.0.0.1:${appliance.process.port} v2`,
      `new 127.0.0.1:${appliance.process.port} v2`,
      `new 127.0.0.1:${appliance.process.port} login`,
    ]);
    expect(JSON.stringify(bench.logged())).not.toContain(account("watcher").secret);
  });

  test("refuses a wrong secret once: it is not sent again however often it is tried, nor from another layer", async () => {
    const bench = openConnectionBench();
    const before = await failedLogins();
    const first = await bench.run({ appliance: place(), secret: "wrong" });
    expect(summary(first)).toBe(upTo("token"));
    expect(stateOf(first, "token")).toMatchObject({ problem: { kind: "unauthorized", code: "denied" } });
    await bench.run({ appliance: place(), secret: "another wrong one" });
    for (const from of ["address", "token", "role"] as const) {
      const again = await bench.run({ appliance: place(), secret: "wrong", from });
      expect(stateOf(again, "token")).toMatchObject({ problem: { kind: "refused-before" } });
    }
    expect((await failedLogins()) - before).toBe(2);
    expect(summary(await bench.run({ appliance: place(), secret: account("watcher").secret }))).toBe(allPassed);
  });

  test("is asked once when two tests send the same wrong secret at the same time", async () => {
    const bench = openConnectionBench();
    const before = await failedLogins();
    await Promise.all([1, 2].map(() => bench.run({ appliance: place("reader"), secret: "wrong" })));
    expect((await failedLogins()) - before).toBe(1);
  });

  test("that gives the account no rights fails at the permission", async () => {
    const layers = await openConnectionBench().run({ appliance: place("denied"), secret: account("denied").secret });
    expect(summary(layers)).toBe(upTo("permission"));
    expect(stateOf(layers, "permission")).toMatchObject({ problem: { kind: "forbidden" } });
  });

  test("that lets the account only read passes and says so", async () => {
    const layers = await openConnectionBench().run({ appliance: place("reader"), secret: account("reader").secret });
    expect(summary(layers)).toBe(allPassed);
    expect(stateOf(layers, "permission")).toMatchObject({ found: { permission: "read_only" } });
  });

  test("that is a traffic node fails at its role", async () => {
    await appliance.process.reconfigure({ conduct: { ...usualConduct, clusterRole: "traffic" } });
    const layers = await openConnectionBench().run({ appliance: place(), secret: account("watcher").secret });
    expect(summary(layers)).toBe(upTo("role"));
    expect(stateOf(layers, "role")).toMatchObject({
      problem: { kind: "traffic-node", applianceId: appliance.configuration.applianceId },
    });
  });

  test("that speaks v1 alone passes without telling its product; a traffic node is found there too", async () => {
    await appliance.process.reconfigure({ conduct: { ...usualConduct, api: "v1", clusterRole: "traffic" } });
    const run = () => openConnectionBench().run({ appliance: place(), secret: account("watcher").secret });
    expect(stateOf(await run(), "role")).toMatchObject({ problem: { kind: "traffic-node" } });
    await appliance.process.reconfigure({ conduct: { ...usualConduct, api: "v1" } });
    const layers = await run();
    expect(summary(layers)).toBe(allPassed);
    expect(stateOf(layers, "product")).toMatchObject({ found: { product: null, api: "v1" } });
    expect(stateOf(layers, "role")).toMatchObject({ found: { clusterRole: "single" } });
  });

  test("that answers garbage fails where the garbage came", async () => {
    await appliance.process.reconfigure({ conduct: { ...usualConduct, answers: "garbage" } });
    const layers = await openConnectionBench().run({ appliance: place(), secret: account("watcher").secret });
    expect(summary(layers)).toMatch(/token:passed .*:failed$/);
    expect(layers.find(({ state }) => state === "failed")).toMatchObject({ problem: { kind: "bad-answer" } });
  });
});

describe("a hand-made server", () => {
  const healthy = async (): Promise<SampleServer> => {
    const server = await startServer(await goodIdentity);
    answerHealthy(server, "primary");
    return server;
  };
  const at = async ({ port }: SampleServer) => ({
    host: "127.0.0.1",
    port,
    tls: { trust: "ca" as const, ca: (await testCa).pem, serverName: siteHost },
    clientId: "monitor",
  });

  test("of the other product is refused as such, before its health is asked", async () => {
    const server = await healthy();
    const info = { ...JSON.parse(sample("v2_info.json").toString()), product: "pra" };
    server.answer(routes.info, { status: 200, body: JSON.stringify(info) });
    const layers = await openConnectionBench().run({ appliance: await at(server), secret: "right secret" });
    expect(summary(layers)).toBe(upTo("product"));
    expect(stateOf(layers, "product")).toMatchObject({ problem: { kind: "wrong-product", product: "pra" } });
    expect(server.count(routes.health)).toBe(0);
  });

  test("that fails its own health check has passed: its role and its words are told", async () => {
    const server = await healthy();
    server.answer(routes.health, sampleAnswer(500, "v2_health.unhealthy.json"));
    const layers = await openConnectionBench().run({ appliance: await at(server), secret: "right secret" });
    expect(summary(layers)).toBe(allPassed);
    expect(stateOf(layers, "role")).toMatchObject({
      found: { outcome: { kind: "unhealthy", messages: [expect.any(String)] } },
    });
  });

  test("that answers a log-in with something else fails at the token", async () => {
    const server = await healthy();
    server.answer(routes.token, { status: 200, body: "<h1>Welcome</h1>" });
    const layers = await openConnectionBench().run({ appliance: await at(server), secret: "right secret" });
    expect(stateOf(layers, "token")).toMatchObject({ problem: { kind: "bad-answer", status: 200 } });
  });

  test("that refuses everything in words over v1 fails at the permission", async () => {
    const server = await healthy();
    const refusal = xml(200, "error.permission.xml");
    answerV1(server, { get_api_info: refusal, check_health: refusal });
    const layers = await openConnectionBench().run({ appliance: await at(server), secret: "right secret" });
    expect(summary(layers)).toBe(upTo("permission"));
    expect(stateOf(layers, "permission")).toMatchObject({ problem: { kind: "forbidden" } });
  });

  test("is asked again from one layer, with what that layer needs and no more", async () => {
    const server = await healthy();
    const bench = openConnectionBench();
    const layers = await bench.run({ appliance: await at(server), secret: "right secret", from: "permission" });
    expect(summary(layers)).toBe("token:passed permission:passed product:passed role:passed");
    expect(summary(await bench.run({ appliance: await at(server), from: "trust" }))).toBe(
      "tls:passed trust:passed token:failed",
    );
  });

  describe("with a stored account", () => {
    const stored = async (server: SampleServer) => {
      const pair = samplePair("pair-1");
      return { ...pair, appliances: [{ ...pair.appliances[0], ...(await at(server)) }, pair.appliances[1]] as const };
    };
    const where = { pairId: "pair-1", appliance: "site1" };
    const key = "pair-1/site1";

    test("uses the stored secret when the form leaves it empty, and logs it under the pair", async () => {
      const server = await healthy();
      const pair = await stored(server);
      const bench = openConnectionBench({
        stored: { ...pair, appliances: [...pair.appliances] },
        kept: { [key]: "kept secret" },
      });
      const appliance = { ...(await at(server)), name: "site1" };
      expect(summary(await bench.run({ appliance, stored: where }))).toBe(allPassed);
      const [, credentials = ""] = server.requests[0]?.headers.authorization?.split(" ") ?? [];
      expect(Buffer.from(credentials, "base64").toString()).toBe("monitor:kept secret");
      expect(bench.logged().every(({ pairId, appliance: name }) => pairId === "pair-1" && name === "site1")).toBe(true);
    });

    test("does not send a stored secret that the watching knows to be refused", async () => {
      const server = await healthy();
      const pair = await stored(server);
      const bench = openConnectionBench({
        stored: { ...pair, appliances: [...pair.appliances] },
        kept: { [key]: "kept secret" },
        isRefused: true,
      });
      const layers = await bench.run({ appliance: await at(server), stored: where });
      expect(stateOf(layers, "token")).toMatchObject({ problem: { kind: "refused-before" } });
      expect(server.requests).toEqual([]);
    });

    test("says when there is none and when the keychain cannot be used", async () => {
      const server = await healthy();
      const pair = await stored(server);
      const open = (kept: Record<string, string> | null) =>
        openConnectionBench({ stored: { ...pair, appliances: [...pair.appliances] }, kept });
      const input = { appliance: await at(server), stored: where };
      expect(stateOf(await open({}).run(input), "token")).toMatchObject({
        problem: { kind: "unauthorized", code: "no-secret" },
      });
      expect(stateOf(await open(null).run(input), "token")).toMatchObject({
        problem: { kind: "keychain-unavailable" },
      });
      await expect(openConnectionBench().run(input)).rejects.toMatchObject({ code: "not-found" });
    });
  });
});
