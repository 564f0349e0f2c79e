import { describe, expect, test } from "vitest";
import { lookOnce, observeOnce } from "../../../electron/core/look-once.ts";
import { pairStatusSchema } from "../../../shared/domain/pair-status.ts";
import { siteHost } from "../../support/appliance-test.ts";
import { routes, sampleAnswer, sampleDate } from "../../support/sample-server.ts";
import { definePairOn, startSamplePair } from "../../support/sample-server-pair.ts";
import { answerV1, xml } from "../../support/sample-server-v1.ts";

const codes = (status: Awaited<ReturnType<typeof lookOnce>>) => status.findings.map(({ code }) => code);

describe("one look at the sample appliances over real TLS", () => {
  test("finds a pair in good order protected, and knows who serves, the roles and the data at risk", async () => {
    const { look } = await startSamplePair();
    const status = await lookOnce(look);
    expect(pairStatusSchema.parse(status)).toEqual(status);
    expect(status).toMatchObject({
      verdict: "protected",
      looks: 1,
      servedBy: "site1",
      dataAtRisk: { seconds: 296, atMostSeconds: 356, basis: "reported" },
      readiness: { planned: { answer: "yes" }, unplanned: { answer: "unknown" } },
      findings: [],
      appliances: [
        { name: "site1", role: "primary", health: "healthy", reachable: true, api: "v2", clockSkewSeconds: 0 },
        { name: "site2", role: "backup", health: "healthy", reachable: true, api: "v2" },
      ],
    });
  });

  test("finds the same of a pair that speaks v1, with the account that may only read", async () => {
    const { look, site1, site2 } = await startSamplePair();
    const get_api_info = xml(200, "get_api_info.19.read-only.xml");
    answerV1(site1, { get_api_info });
    for (const name of ["check_health.backup-ok.xml", "check_health.backup-ok.no-sync.xml"]) {
      answerV1(site2, { get_api_info, check_health: xml(200, name) });
      expect(await lookOnce(look)).toMatchObject({
        verdict: "protected",
        servedBy: "site1",
        dataAtRisk: { seconds: 296, basis: "reported" },
        appliances: [
          { role: "primary", health: "healthy", api: "v1", version: "24.2.2", build: "58123", clockSkewSeconds: 0 },
          { role: "backup", health: "healthy", api: "v1", version: "24.2.2", build: "58123" },
        ],
      });
    }
  });

  test("finds a pair whose v1 account lacks permission unknown, and says why", async () => {
    const { look, site1, site2 } = await startSamplePair();
    const refusal = xml(200, "error.permission.xml");
    for (const server of [site1, site2]) {
      answerV1(server, { get_api_info: refusal, check_health: refusal, get_appliances: refusal });
    }
    const status = await lookOnce(look);
    expect(status.verdict).toBe("unknown");
    expect(codes(status)).toEqual(expect.arrayContaining(["PERMISSION_MISSING", "PERMISSION_MISSING"]));
    expect([site1.count(routes.token), site2.count(routes.token)]).toEqual([1, 1]);
  });

  test("asks no route that the vendor does not document, and each anonymous probe without a secret", async () => {
    const { look, site1, site2 } = await startSamplePair();
    await lookOnce(look);
    for (const server of [site1, site2]) {
      expect(new Set(server.requests.map(({ route }) => route))).toEqual(new Set(Object.values(routes)));
      expect(server.requests.find(({ route }) => route === routes.plain)?.headers.authorization).toBeUndefined();
    }
  });

  test("finds a dead primary an outage, and remembers the last sync it told", async () => {
    const { look, site1 } = await startSamplePair();
    const memory = await observeOnce(look);
    await site1.close();
    const later = { ...look.clock, nowMs: () => Date.parse(sampleDate) + 600_000 };
    expect(await lookOnce({ ...look, memory, clock: later })).toMatchObject({
      verdict: "outage",
      servedBy: "nobody",
      dataAtRisk: { seconds: 896, atMostSeconds: 956, basis: "remembered" },
      appliances: [
        { role: "unknown", health: "unknown", reachable: false, applianceId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9" },
        { role: "backup", health: "healthy", reachable: true },
      ],
    });
  });

  test("finds a dead primary an outage even when nothing was known before", async () => {
    const { look, site1 } = await startSamplePair();
    await site1.close();
    const status = await lookOnce(look);
    expect(status).toMatchObject({
      verdict: "outage",
      dataAtRisk: { seconds: null, basis: "unknown" },
      readiness: { planned: { answer: "no" } },
    });
    expect(codes(status).sort()).toEqual(["APPLIANCE_UNREACHABLE", "SITE_UNREACHABLE"]);
  });

  test("finds a primary that answers 500 with its health degraded", async () => {
    const { look, site1 } = await startSamplePair();
    site1.answer(routes.health, sampleAnswer(500, "v2_health.unhealthy.json"));
    const status = await lookOnce(look);
    expect(status).toMatchObject({ verdict: "degraded", readiness: { planned: { answer: "unknown" } } });
    expect(status.appliances[0]).toMatchObject({ reachable: true, health: "unhealthy", role: "primary" });
  });

  test("finds two appliances without relationship unprotected", async () => {
    const { look, site1, site2 } = await startSamplePair();
    for (const server of [site1, site2]) server.answer(routes.health, sampleAnswer(200, "v2_health.none.json"));
    expect((await lookOnce(look)).verdict).toBe("unprotected");
  });

  test("finds a site name that leads to the backup an outage", async () => {
    const { look, site1, site2 } = await startSamplePair();
    const ca = look.pair.appliances[0].tls.ca ?? "";
    const swung = definePairOn(site2.port, [site1.port, site2.port], ca);
    const status = await lookOnce({ ...look, pair: swung });
    expect(status).toMatchObject({ verdict: "outage", servedBy: "site2" });
    expect(codes(status)).toEqual(["SITE_SERVED_BY_BACKUP"]);
  });
});

describe("the accounts in one look", () => {
  test("a refused secret reaches each appliance once, though the site name leads to one of them as well", async () => {
    const { look, site1, site2 } = await startSamplePair();
    for (const server of [site1, site2]) {
      server.answer(routes.token, sampleAnswer(401, "oauth_token.invalid_client.json"));
    }
    const status = await lookOnce(look);
    expect([site1.count(routes.token), site2.count(routes.token)]).toEqual([1, 1]);
    expect(status).toMatchObject({ verdict: "unknown", servedBy: "unknown" });
    expect(codes(status)).toEqual(["AUTH_FAILED", "AUTH_FAILED"]);
  });

  test("a secret that is not stored leaves roles unknown and sends nothing", async () => {
    const { look, site1 } = await startSamplePair();
    const status = await lookOnce({ ...look, readSecret: async () => null });
    expect(status.verdict).toBe("unknown");
    expect(site1.requests.map(({ route }) => route)).toEqual([routes.plain]);
  });

  test("are never sent to a site name whose certificate is not trusted", async () => {
    const { look, site1, site2 } = await startSamplePair();
    const untrusting = { ...look.pair.site, tls: { trust: "pin" as const, pin: "0".repeat(64) } };
    const status = await lookOnce({ ...look, pair: { ...look.pair, site: untrusting } });
    expect(status).toMatchObject({ servedBy: "unknown" });
    expect([site1.count(routes.token), site2.count(routes.token)]).toEqual([1, 1]);
  });
});

describe("the site name", () => {
  test("is asked where `connect` leads, under its own name and port", async () => {
    const { look, site1, site2 } = await startSamplePair();
    const ca = look.pair.appliances[0].tls.ca ?? "";
    const pair = definePairOn(site2.port, [site1.port, site1.port], ca);
    await lookOnce({ ...look, pair });
    expect(site2.requests.length).toBeGreaterThan(0);
    for (const { headers, sni } of site2.requests) expect([headers.host, sni]).toEqual([siteHost, siteHost]);
  });

  test("is asked at its own port in the Host header when that is not 443", async () => {
    const { look, site2, site1 } = await startSamplePair();
    const ca = look.pair.appliances[0].tls.ca ?? "";
    const pair = definePairOn(site2.port, [site1.port, site1.port], ca);
    await lookOnce({ ...look, pair: { ...pair, site: { ...pair.site, port: 8443 } } });
    expect(new Set(site2.requests.map(({ headers }) => headers.host))).toEqual(new Set([`${siteHost}:8443`]));
  });
});
