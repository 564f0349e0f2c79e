import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pairDefinitionSchema } from "../../../shared/domain/pair.ts";
import { callAppliance, logIn, servedFingerprint } from "../../support/appliance-call.ts";
import { applianceListShape, healthShape } from "../../support/documented-shapes.ts";
import { readCommandApi, startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

const startedAtMs = Math.floor(Date.now() / 1000) * 1000;
let fixture: TestPair;

const health = async (name: string) => healthShape.parse(await readCommandApi(fixture.pair, name, "health"));

beforeAll(async () => {
  fixture = await startTestPair();
});
afterAll(() => fixture.close());

test("its definition is one that could stand in a pairs file", () => {
  expect(pairDefinitionSchema.parse(fixture.pair.definition)).toEqual(fixture.pair.definition);
});

test("it comes up with a data sync that has just taken place", async () => {
  const primary = await health("site1");
  expect(primary.failover_role).toBe("primary");
  expect(primary.last_data_sync_status).toEqual(expect.any(String));
  const syncedAtMs = Date.parse(primary.last_data_sync ?? "");
  expect(syncedAtMs).toBeGreaterThanOrEqual(startedAtMs);
  expect(syncedAtMs).toBeLessThanOrEqual(Date.now());
});

test("the backup tells no data sync and is another appliance", async () => {
  const [primary, backup] = [await health("site1"), await health("site2")];
  expect(backup).toMatchObject({ failover_role: "backup", last_data_sync: null, last_data_sync_status: null });
  expect(backup.appliance_hostname).toBe("site2.practice.example");
  expect(backup.appliance_id).not.toBe(primary.appliance_id);
});

test("either appliance lists both with their roles, itself first", async () => {
  for (const [name, roles] of [
    ["site1", "primary,backup"],
    ["site2", "backup,primary"],
  ] as const) {
    const list = applianceListShape.parse(await readCommandApi(fixture.pair, name, "appliance"));
    expect(list.map(({ failover_role }) => failover_role).join()).toBe(roles);
  }
});

test("both serve one certificate, with a server name and without", async () => {
  const ports = fixture.pair.definition.appliances.map(({ port }) => port);
  const asked = [{ servername: "support.practice.example" }, {}];
  const served = ports.flatMap((port) => asked.map((options) => servedFingerprint(port, options)));
  expect(new Set(await Promise.all(served)).size).toBe(1);
});

test("neither secrets nor private keys nor tokens are on the disks, which only their owner can read", async () => {
  const { pair, folder } = fixture;
  const token = await logIn(targetOf(pair, "site2"), "practice-monitor", pair.secrets.get("site2") ?? "");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of ["site1", "site2"]) {
    expect(await readdir(path.join(folder, name))).toEqual(["disk.json"]);
    const disk = await readFile(path.join(folder, name, "disk.json"), "utf8");
    expect(disk).toContain("practice-monitor");
    for (const hidden of [pair.secrets.get("site1") ?? "", token, "PRIVATE KEY"]) expect(disk).not.toContain(hidden);
  }
});

test("a killed primary refuses connections, and comes back as it was", async () => {
  const { pair } = fixture;
  const before = { ports: pair.definition.appliances.map(({ port }) => port), health: await health("site1") };
  const pid = pair.pids()["site1"];
  let changes = 0;
  const stop = pair.onChange(() => {
    changes += 1;
  });

  await pair.killAppliance("site1");
  expect(pair.pids()["site1"]).toBeNull();
  expect(changes).toBeGreaterThan(0);
  await expect(callAppliance(targetOf(pair, "site1"), "GET", "/check_health")).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
  await expect(callAppliance(targetOf(pair, "site"), "GET", "/check_health")).rejects.toMatchObject({
    code: "ECONNRESET",
  });
  expect((await callAppliance(targetOf(pair, "site2"), "GET", "/check_health")).status).toBe(200);

  await pair.startAppliance("site1");
  stop();
  expect(pair.pids()["site1"]).not.toBe(pid);
  expect(await health("site1")).toEqual(before.health);
});

test("while the primary is dead the backup still lists the role it saw last", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site1");
  const list = applianceListShape.parse(await readCommandApi(pair, "site2", "appliance"));
  await pair.startAppliance("site1");
  expect(list.map(({ failover_role }) => failover_role)).toEqual(["backup", "primary"]);
});

test("a restarted backup pulls a data sync at once", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site1");
  await pair.startAppliance("site1");
  const synced = async () => (await pair.counters("site1")).requests["POST /inter-appliance/data-sync/done"] ?? 0;
  expect(await synced()).toBe(0);
  await pair.killAppliance("site2");
  await pair.startAppliance("site2");
  await expect.poll(synced, { timeout: patienceMs }).toBe(1);
});

test("killing twice and starting twice is as good as once", async () => {
  const { pair } = fixture;
  await Promise.all([pair.killAppliance("site2"), pair.killAppliance("site2")]);
  expect(pair.pids()["site2"]).toBeNull();
  await Promise.all([pair.startAppliance("site2"), pair.startAppliance("site2")]);
  expect((await health("site2")).failover_role).toBe("backup");
});

test("the site name leads where it is pointed", async () => {
  const { pair } = fixture;
  const idAt = async (name: string) => (await health(name)).appliance_id;
  expect(await idAt("site")).toBe(await idAt("site1"));
  pair.pointSiteAt("site2");
  expect(await idAt("site")).toBe(await idAt("site2"));
  pair.pointSiteAt("site1");
  expect(await idAt("site")).toBe(await idAt("site1"));
});

test("calls, tokens, failed logins and connections are counted since the process began", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site2");
  await pair.startAppliance("site2");
  const target = targetOf(pair, "site2");
  await readCommandApi(pair, "site2", "health");
  await callAppliance(target, "HEAD", "/check_health");
  await callAppliance(target, "GET", "/nowhere");
  await logIn(target, "practice-monitor", "wrong").catch(() => undefined);
  const { connections, peerConnections, ...counters } = await pair.counters("site2");
  expect(connections - peerConnections).toBe(5);
  expect(counters).toMatchObject({
    requests: {
      "POST /oauth2/token": 2,
      "GET /api/command/v2/health": 1,
      "HEAD /check_health": 1,
      unknown: 1,
    },
    tokensIssued: 1,
    failedLogins: 1,
    mostCallsPerConnection: 1,
  });
});

test("an appliance that is not there is no appliance of the pair", async () => {
  await expect(fixture.pair.killAppliance("site3")).rejects.toThrow("no appliance site3");
});

test("closing ends every process and removes the disks", async () => {
  const own = await startTestPair();
  const ports = own.pair.definition.appliances.map(({ name }) => targetOf(own.pair, name));
  await own.pair.close();
  expect(own.pair.pids()).toEqual({ site1: null, site2: null });
  expect(existsSync(own.folder)).toBe(false);
  for (const target of [...ports, targetOf(own.pair, "site")]) {
    await expect(callAppliance(target, "GET", "/check_health")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  }
  await own.close();
});
