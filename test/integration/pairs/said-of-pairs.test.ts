/** What a person says of a pair in the window: the real core watches two real processes as an ordinary, stored pair. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock } from "../../../electron/core/ports.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../../electron/core/vault/vault.ts";
import type { PairView } from "../../../shared/domain/pair-view.ts";
import { createLaterClock } from "../../support/core/later-clock.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair, type TestPair } from "../../support/practice-pair-fixture.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { runTerminal } from "../../support/terminal/run-terminal.ts";

const pairId = "said-of-pairs-test";
const timeout = 60_000;
let practice: TestPair;
let dataFolder: string;

beforeEach(async () => {
  practice = await startTestPair();
  dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  const stores = openStores({ dataFolder, readOnly: false, clock: systemClock, log: silentLog });
  stores.pairs.save({ ...practice.pair.definition, id: pairId, practice: false });
  stores.close();
  const vault = await openVault({ clock: systemClock, hide: () => undefined });
  for (const [name, secret] of practice.pair.secrets) await vault.set(vaultAccount(pairId, name), secret);
});
afterEach(() => practice.close());

const findingIn = ({ status }: PairView, code: string) => status.findings.find((found) => found.code === code);
const inHours = (hours: number, nowMs = Date.now()) => new Date(nowMs + hours * 3_600_000).toISOString();
const refused = (code: string, words: RegExp) => ({ data: { code }, message: expect.stringMatching(words) });

test("a role change that was acknowledged stays known over a restart, until the next one", { timeout }, async () => {
  const first = await openWindowOnCore(dataFolder);
  await first.client.pairs.check({ pairId });
  const nothingYet = await first.client.pairs.acknowledgeRoles({ pairId });
  expect(nothingYet.rolesAcknowledgedAt).toBeNull();

  await practice.pair.setScenario("roles-swapped");
  expect(findingIn(await first.client.pairs.check({ pairId }), "TAKEOVER_SEEN")).toBeDefined();
  const before = Date.now();
  const known = await first.client.pairs.acknowledgeRoles({ pairId });
  expect(findingIn(known, "TAKEOVER_SEEN")).toBeUndefined();
  expect(Date.parse(known.rolesAcknowledgedAt ?? "")).toBeGreaterThanOrEqual(before);
  await first.quit();

  const status = await runTerminal(["status", "--data", dataFolder, "--json"]);
  const [told] = readReport(status.stdout).pairs;
  expect(told?.findings.map(({ code }) => code)).toEqual(["ROLES_SWAPPED"]);

  const next = await openWindowOnCore(dataFolder);
  const again = await next.client.pairs.check({ pairId });
  expect(findingIn(again, "TAKEOVER_SEEN")).toBeUndefined();
  expect(again.rolesAcknowledgedAt).toBe(known.rolesAcknowledgedAt);
  await practice.pair.setScenario("healthy");
  expect(findingIn(await next.client.pairs.check({ pairId }), "TAKEOVER_SEEN")?.appliance).toBe("site1");
});

test("maintenance makes a silent appliance calm, also after a restart and in the terminal; its end gives the alarm back", {
  timeout,
}, async () => {
  const first = await openWindowOnCore(dataFolder);
  await practice.pair.killAppliance("site2");
  const alarmed = await first.client.pairs.check({ pairId });
  expect(findingIn(alarmed, "APPLIANCE_UNREACHABLE")).toMatchObject({ appliance: "site2", expected: null });
  expect(alarmed.maintenance).toBeNull();

  const until = inHours(2);
  const calm = await first.client.pairs.startMaintenance({ pairId, until, note: "New disks" });
  expect(calm.maintenance).toMatchObject({ until, note: "New disks" });
  expect(calm.status.maintenance).toEqual({ until });
  expect(findingIn(calm, "APPLIANCE_UNREACHABLE")?.expected).toEqual({ by: "New disks", until });
  // What could not take over still cannot.
  expect(calm.status.verdict).toBe("unprotected");

  const beside = await runTerminal(["status", "--data", dataFolder, "--json"]);
  expect(beside.code).toBe(2);
  expect(readReport(beside.stdout).pairs[0]).toMatchObject({ maintenance: { until } });
  const asText = await runTerminal(["status", "--data", dataFolder]);
  expect(asText.stdout).toContain(`Maintenance until ${until}`);
  expect(asText.stdout).toContain("(New disks)");
  await first.quit();

  const next = await openWindowOnCore(dataFolder);
  const [restarted] = await next.client.pairs.list();
  expect(restarted?.maintenance).toEqual(calm.maintenance);
  const longer = await next.client.pairs.startMaintenance({ pairId, until: inHours(3) });
  expect(longer.maintenance).toMatchObject({ since: calm.maintenance?.since, note: null });
  await next.client.pairs.check({ pairId });
  const ended = await next.client.pairs.endMaintenance({ pairId });
  expect(ended.maintenance).toBeNull();
  expect(findingIn(ended, "APPLIANCE_UNREACHABLE")?.expected).toBeNull();
  expect((await next.client.pairs.endMaintenance({ pairId })).maintenance).toBeNull();
});

test("maintenance that nobody ends is over at its time, and a new one begins anew", { timeout }, async () => {
  const clock = createLaterClock();
  const { client } = await openWindowOnCore(dataFolder, clock);
  await practice.pair.killAppliance("site2");
  const started = await client.pairs.startMaintenance({ pairId, until: inHours(1) });
  expect(findingIn(await client.pairs.check({ pairId }), "APPLIANCE_UNREACHABLE")?.expected?.by).toBe("maintenance");
  clock.pass(3_600_000);
  const over = await client.pairs.check({ pairId });
  expect(over).toMatchObject({ maintenance: null, status: { maintenance: null } });
  expect(findingIn(over, "APPLIANCE_UNREACHABLE")?.expected).toBeNull();
  const anew = await client.pairs.startMaintenance({ pairId, until: inHours(1, clock.nowMs()) });
  expect(Date.parse(anew.maintenance?.since ?? "")).toBeGreaterThanOrEqual(
    Date.parse(started.maintenance?.since ?? "") + 3_600_000,
  );
});

test("an end in the past or more than thirty days ahead is refused, and nothing has changed", { timeout }, async () => {
  const { client } = await openWindowOnCore(dataFolder);
  const start = (hours: number) => client.pairs.startMaintenance({ pairId, until: inHours(hours) });
  await expect(start(-0.01)).rejects.toMatchObject(refused("time-refused", /past/));
  await expect(start(30 * 24 + 0.01)).rejects.toMatchObject(refused("time-refused", /30 days/));
  const nobody = client.pairs.startMaintenance({ pairId: "nobody", until: inHours(1) });
  await expect(nobody).rejects.toMatchObject(refused("not-found", /not stored/));
  expect((await client.pairs.list())[0]?.maintenance).toBeNull();
  expect((await start(30 * 24 - 0.01)).maintenance).not.toBeNull();
});

test("every other window hears of it at once", { timeout }, async () => {
  const { client } = await openWindowOnCore(dataFolder);
  await client.pairs.check({ pairId });
  const events = await client.pairs.changed();
  await client.pairs.startMaintenance({ pairId, until: inHours(1), note: "  " });
  for await (const event of events) {
    if (event.type !== "changed" || !event.pair.maintenance) continue;
    expect(event.pair.maintenance.note).toBeNull();
    break;
  }
});
