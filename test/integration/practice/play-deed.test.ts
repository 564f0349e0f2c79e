import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findAppliance } from "../../../shared/domain/pair.ts";
import { healthShape } from "../../support/documented-shapes.ts";
import { getFrom, markTexts, readHealth, rolesOf, setRole } from "../../support/practice-calls.ts";
import { startTestPair, type TestPair, targetOf } from "../../support/practice-pair-fixture.ts";
import { logInToWeb } from "../../support/web-client.ts";

/** For a condition that comes soon on an idle machine. */
const patience = { timeout: 15_000 };
let fixture: TestPair;

beforeAll(async () => {
  const timing = { roleSwapMs: 20, dataSyncMs: 20, firstSyncDelayMs: 20, healthCacheMs: 0, callsPerSecond: 10_000 };
  fixture = await startTestPair({ method: "shared-ip", timing });
});
beforeEach(() => fixture.pair.setScenario("healthy"));
afterAll(() => fixture.close());

const health = async (name: string) => healthShape.parse(JSON.parse((await readHealth(fixture.pair, name)).text));
const idBehind = async (name: string): Promise<unknown> =>
  (JSON.parse((await getFrom(fixture.pair, name, "/api/command/v2/appliance")).text) as { id: string }[])[0]?.id;

test("leads the site name to the other appliance", async () => {
  const { pair } = fixture;
  expect(await pair.play({ deed: "point-site", at: "site2" })).toBe("The site name leads to site2.");
  expect(await idBehind("site")).toBe(await idBehind("site2"));
  await pair.play({ deed: "point-site", at: "site1" });
  expect(await idBehind("site")).toBe(await idBehind("site1"));
});

test.each(["site1", "site2"])("syncs now from the page of %s, and what was made meanwhile arrives", async (on) => {
  const { pair } = fixture;
  await pair.mark("site1", "settings", `made before the sync on ${on}`);
  expect(await pair.play({ deed: "sync-now", on })).toBe("The data-sync was started.");
  const arrived = async () => (await markTexts(pair, "site2"))["settings"];
  await expect.poll(arrived, patience).toContain(`made before the sync on ${on}`);
});

test("breaks the relationship and establishes it the other way round", async () => {
  const { pair } = fixture;
  expect(await pair.play({ deed: "break-relationship", on: "site1" })).toBe("The failover relationship was broken.");
  expect(await rolesOf(pair)).toBe("none,none");
  const joined = await pair.play({ deed: "establish-relationship", source: "site2", backup: "site1" });
  expect(joined).toContain("was established");
  expect(await rolesOf(pair)).toBe("backup,primary");
  await expect.poll(async () => (await health("site2")).last_data_sync, patience).not.toBeNull();
});

test("says why the page refuses to join what is joined already", async () => {
  const again = fixture.pair.play({ deed: "establish-relationship", source: "site1", backup: "site2" });
  await expect(again).rejects.toMatchObject({
    code: "practice-unavailable",
    message: expect.stringContaining("site1"),
  });
  expect(await rolesOf(fixture.pair)).toBe("primary,backup");
});

test("enables and disables the shared IP on one appliance alone", async () => {
  const { pair } = fixture;
  await pair.play({ deed: "shared-ip", on: "site1", isEnabled: false });
  expect([(await health("site1")).enabled_shared_ips, (await health("site2")).enabled_shared_ips]).toEqual([
    null,
    null,
  ]);
  await pair.play({ deed: "shared-ip", on: "site2", isEnabled: true });
  expect((await health("site2")).enabled_shared_ips).toEqual(["203.0.113.10"]);
  expect(await idBehind("site")).toBe(await idBehind("site2"));
});

test("turns backup operations off and on again and leaves every other setting as it was", async () => {
  const { pair } = fixture;
  const web = await logInToWeb(targetOf(pair, "site2"), "login", pair.webLogin);
  const settings = async () => (await web.open("failover")).replace(/.*Enable Backup Operations/s, "");
  const isOn = async () => /name="operations" value="1" checked/.test(await web.open("failover"));
  const before = await settings();
  expect(await pair.play({ deed: "backup-operations", on: "site2", isOn: false })).toContain("saved");
  expect([await isOn(), await settings()]).toEqual([false, before]);
  await pair.play({ deed: "backup-operations", on: "site2", isOn: true });
  expect([await isOn(), await settings()]).toEqual([true, before]);
});

test("cannot do anything on an appliance that is dead, and says which", async () => {
  const { pair } = fixture;
  await pair.killAppliance("site2");
  const played = pair.play({ deed: "sync-now", on: "site2" });
  await expect(played).rejects.toMatchObject({
    code: "practice-unavailable",
    message: expect.stringContaining("site2"),
  });
  await pair.startAppliance("site2");
});

test("finds the page in whatever role the appliance has", async () => {
  const { pair } = fixture;
  await setRole(pair, "site2", { role: "primary", data_sync_first: false, force: false });
  await expect.poll(() => rolesOf(pair), patience).toBe("backup,primary");
  expect(await pair.play({ deed: "sync-now", on: findAppliance(pair.definition, "site1").name })).toContain("started");
});
