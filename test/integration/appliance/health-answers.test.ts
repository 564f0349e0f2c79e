import { describe, expect, test } from "vitest";
import { startApplianceTest } from "../../support/appliance-test.ts";
import { type Answer, routes, sample, sampleAnswer, sampleDate } from "../../support/sample-server.ts";

const clock = new Date(sampleDate).toISOString();
const primary = {
  applianceId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  hostname: "site1.example.com",
  version: "25.3.2",
  build: "58123",
  clusterRole: "single",
  role: "primary",
  sharedIps: ["203.0.113.10"],
  lastSync: { at: "2026-03-02T09:15:04.000Z", status: "Sample status text (real wording unknown)" },
  clock,
};

async function look(answer: Answer) {
  const { server, client } = await startApplianceTest();
  server.answer(routes.health, answer);
  return client().readHealth();
}

const changed = (changes: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(sample("v2_health.primary-ok.json").toString()) as object), ...changes });

describe("the documented answers", () => {
  test("a healthy primary is read in full", async () => {
    expect(await look(sampleAnswer(200, "v2_health.primary-ok.json"))).toEqual({
      api: "v2",
      permission: "full_access",
      product: "rs",
      outcome: { kind: "answered", reading: primary },
    });
  });

  test("a healthy backup tells no sync, and null among its shared IPs means none", async () => {
    const { outcome } = await look(sampleAnswer(200, "v2_health.backup-ok.json"));
    expect(outcome).toEqual({
      kind: "answered",
      reading: {
        ...primary,
        applianceId: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
        hostname: "site2.example.com",
        role: "backup",
        sharedIps: [],
        lastSync: null,
      },
    });
  });

  test("an appliance without relationship says so", async () => {
    const { outcome } = await look(sampleAnswer(200, "v2_health.none.json"));
    expect(outcome).toMatchObject({ kind: "answered", reading: { role: "none", lastSync: null } });
  });

  test("HTTP 500 with a health body is a reading of an unhealthy appliance, whose shared IPs are not known", async () => {
    const { outcome } = await look(sampleAnswer(500, "v2_health.unhealthy.json"));
    expect(outcome).toEqual({
      kind: "unhealthy",
      messages: ["Sample problem text (real wording unknown)"],
      reading: { ...primary, build: null, sharedIps: null, lastSync: null },
    });
  });

  test("any other HTTP 500 is a fault of the server and no reading", async () => {
    const { outcome } = await look({ status: 500, body: '{"message":"Internal server error"}' });
    expect(outcome).toMatchObject({ kind: "bad-answer", status: 500 });
  });

  test("HTTP 403 is a missing permission, at the account's rights as at the health", async () => {
    const forbidden = sampleAnswer(403, "v2_403.json");
    expect((await look(forbidden)).outcome).toMatchObject({ kind: "forbidden" });
    const { server, client } = await startApplianceTest();
    server.answer(routes.info, forbidden);
    expect((await client().readHealth()).outcome).toMatchObject({ kind: "forbidden" });
    expect(server.count(routes.health)).toBe(0);
  });

  test("the account's rights are what the appliance says, or unknown", async () => {
    for (const permission of ["full_access", "read_only", "deny"]) {
      const { server, client } = await startApplianceTest();
      server.answer(routes.info, { status: 200, body: JSON.stringify({ permissions: { perm_command: permission } }) });
      expect((await client().readHealth()).permission).toBe(permission);
    }
    const { server, client } = await startApplianceTest();
    server.answer(routes.info, { status: 200, body: '{"permissions":{"perm_command":"all"}}' });
    expect(await client().readHealth()).toMatchObject({ permission: null, outcome: { kind: "answered" } });
  });
});

describe("answers in other forms that are still understood", () => {
  test.each([
    ["null", { enabled_shared_ips: null }],
    ["absent", { enabled_shared_ips: undefined }],
    ["empty", { enabled_shared_ips: [] }],
  ])("shared IPs that are %s on a healthy appliance are none", async (_, changes) => {
    const { outcome } = await look({ status: 200, body: changed(changes) });
    expect(outcome).toMatchObject({ kind: "answered", reading: { sharedIps: [] } });
  });

  test("fields that are not known are ignored", async () => {
    const { outcome } = await look({ status: 200, body: changed({ disk: { free: [1, null] }, success: 0 }) });
    expect(outcome).toEqual({ kind: "answered", reading: primary });
  });

  test("an unhealthy answer may hold null anywhere, even in place of the role", async () => {
    const { outcome } = await look({
      status: 500,
      body: changed({ failover_role: null, version: null, message: null }),
    });
    expect(outcome).toMatchObject({ kind: "unhealthy", messages: [], reading: { role: null, version: null } });
  });

  test("a message longer than any real one is cut, and the reading still counts", async () => {
    const { outcome } = await look({ status: 500, body: changed({ message: "long ".repeat(20_000) }) });
    if (outcome.kind !== "unhealthy") throw new Error(outcome.kind);
    expect(outcome.messages[0]).toHaveLength(4096);
  });

  test("a sync time in another zone is brought to UTC", async () => {
    const { outcome } = await look({ status: 200, body: changed({ last_data_sync: "2026-03-02T03:15:04.5-06:00" }) });
    expect(outcome).toMatchObject({ reading: { lastSync: { at: "2026-03-02T09:15:04.500Z" } } });
  });

  test.each(["not a date", "Fri, 01 Jan 275760 00:00:00 GMT"])(
    "a Date header %s leaves the clock that was told with the account's rights, in the look that asked for them",
    async (date) => {
      const { server, client } = await startApplianceTest();
      server.answer(routes.health, { ...sampleAnswer(200, "v2_health.primary-ok.json"), headers: { date } });
      const appliance = client();
      expect((await appliance.readHealth()).outcome).toMatchObject({ kind: "answered", reading: { clock } });
      expect((await appliance.readHealth()).outcome).toMatchObject({ kind: "answered", reading: { clock: null } });
    },
  );
});

describe("answers that are not understood", () => {
  test.each([
    ["no JSON", "OK"],
    ["an XML error in HTTP 200", '<?xml version="1.0"?>\n\n<error>Invalid action</error>'],
    ["empty", ""],
    ["cut off", sample("v2_health.primary-ok.json").subarray(0, 120)],
    ["binary", Buffer.from([0, 255, 254, 0, 128, 13, 10])],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "1"],
    ["without a role", changed({ failover_role: undefined })],
    ["with a role of null", changed({ failover_role: null })],
    ["with a role nobody documented", changed({ failover_role: "master" })],
    ["with an id that is a number", changed({ appliance_id: 7 })],
    ["with shared IPs that are no list", changed({ enabled_shared_ips: "203.0.113.10" })],
    [
      "with thousands of shared IPs",
      changed({ enabled_shared_ips: Array.from({ length: 5000 }, () => "203.0.113.10") }),
    ],
    ["with a sync time that is none", changed({ last_data_sync: "yesterday" })],
    ["with a sync time no calendar has", changed({ last_data_sync: "2026-02-30T00:00:00+00:00" })],
    ["with a sync time past the year 9999", changed({ last_data_sync: "9999-12-31T23:59:59-23:59" })],
    ["nested beyond reason", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
  ])("an answer that is %s is a bad answer with its status", async (_, body) => {
    const { outcome } = await look({ status: 200, body });
    expect(outcome).toMatchObject({ kind: "bad-answer", status: 200 });
  });

  test.each([201, 204, 302, 405, 429, 502, 503])("HTTP %i is a bad answer with its status", async (status) => {
    const { outcome } = await look({ status, body: "", headers: { location: "https://elsewhere.example/" } });
    expect(outcome).toMatchObject({ kind: "bad-answer", status });
  });
});
