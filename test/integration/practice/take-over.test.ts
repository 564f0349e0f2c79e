import { afterEach, expect, test } from "vitest";
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { healthShape } from "../../support/documented-shapes.ts";
import { markTexts, readHealth, rolesOf, setRole } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";
import { logInToWeb, noticeOf } from "../../support/web-client.ts";

/** For a condition that comes soon on an idle machine. */
const patienceMs = 15_000;

let fixture: TestPair;
afterEach(() => fixture.close());

async function start(method: NetworkMethod): Promise<TestPair["pair"]> {
  const timing = { roleSwapMs: 20, dataSyncMs: 20, healthCacheMs: 0, callsPerSecond: 10_000 };
  fixture = await startTestPair({ method, timing });
  return fixture.pair;
}

const settings = { timeout: "0.5", interval: "60", bandwidth: "0", "test-ips": "" };
async function saveBackupSettings(name: string, change: Record<string, string>): Promise<void> {
  const web = await logInToWeb(targetOf(fixture.pair, name), "login", fixture.pair.webLogin);
  const answer = await web.press("failover", "save-backup-settings", { ...settings, ...change });
  expect(noticeOf(answer.text)).toBe("The backup settings were saved.");
}

const health = async (name: string) => healthShape.parse(JSON.parse((await readHealth(fixture.pair, name)).text));
const roleOf = async (name: string) => (await health(name)).failover_role;
const history = async (name: string) =>
  (await logInToWeb(targetOf(fixture.pair, name), "login", fixture.pair.webLogin)).open("failover");

test("with automatic failover on, the backup takes over after the timeout and the shared IP goes with it", async () => {
  const pair = await start("shared-ip");
  await pair.mark("site1", "settings", "never synchronized");
  await saveBackupSettings("site2", { operations: "1", "automatic-failover": "1" });
  const { appliance_id } = await health("site2");
  await pair.killAppliance("site1");
  await expect.poll(() => roleOf("site2"), { timeout: patienceMs }).toBe("primary");
  expect((await health("site")).appliance_id).toBe(appliance_id);
  expect((await markTexts(pair, "site2"))["settings"]).not.toContain("never synchronized");
  expect(await history("site2")).toContain("unreachable for too long");
  await pair.startAppliance("site1");
  expect(await rolesOf(pair)).toBe("primary,primary");
  expect((await health("site1")).enabled_shared_ips).toEqual((await health("site2")).enabled_shared_ips);
});

test("with automatic failover off it only writes down that the primary is gone and is back", async () => {
  const pair = await start("dns-swing");
  await saveBackupSettings("site2", { operations: "1" });
  await pair.killAppliance("site1");
  await expect.poll(() => history("site2"), { timeout: patienceMs }).toContain("cannot be reached");
  await pair.startAppliance("site1");
  await expect.poll(() => history("site2"), { timeout: patienceMs }).toContain("answers again");
  expect(await rolesOf(pair)).toBe("primary,backup");
});

test("settings of the backup role are in force only there, and are not synchronized", async () => {
  const pair = await start("dns-swing");
  await saveBackupSettings("site1", { "automatic-failover": "1", operations: "1", bandwidth: "512" });
  await setRole(pair, "site1", { role: "backup", data_sync_first: true });
  await expect.poll(() => rolesOf(pair), { timeout: patienceMs }).toBe("backup,primary");
  expect(await history("site1")).toContain('name="bandwidth" value="512"');
  expect(await history("site2")).toContain('name="bandwidth" value="0"');
  await pair.killAppliance("site2");
  await expect.poll(() => roleOf("site1"), { timeout: patienceMs }).toBe("primary");
});

test("a ticked shared IP follows a role change, and so does the site's name", async () => {
  const pair = await start("shared-ip");
  expect(pair.definition.network).toEqual({ method: "shared-ip", sharedIps: ["203.0.113.10"] });
  expect((await health("site1")).enabled_shared_ips).toEqual(["203.0.113.10"]);
  const { appliance_id } = await health("site2");
  await setRole(pair, "site2", { role: "primary" });
  expect((await health("site1")).enabled_shared_ips).toBeNull();
  expect((await health("site")).appliance_id).toBe(appliance_id);
});

test("on a NAT pair the site's name stays where it was after a role change, until it is swung", async () => {
  const pair = await start("nat-swing");
  expect(pair.definition.network).toEqual({ method: "nat-swing", sharedIps: [] });
  const [one, other] = [await health("site1"), await health("site2")];
  await setRole(pair, "site2", { role: "primary" });
  expect((await health("site")).appliance_id).toBe(one.appliance_id);
  pair.pointSiteAt("site2");
  expect((await health("site")).appliance_id).toBe(other.appliance_id);
});
