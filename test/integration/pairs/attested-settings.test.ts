/** What people say of settings and note of changes, through the real core over a watched practice pair. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock } from "../../../electron/core/ports.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../../electron/core/vault/vault.ts";
import type { AttestedWord } from "../../../shared/contract/readiness.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair, type TestPair } from "../../support/practice-pair-fixture.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { runTerminal } from "../../support/terminal/run-terminal.ts";

const pairId = "attested-settings-test";
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

const word = (item: AttestedWord["item"], appliance: string | null, value: string): AttestedWord => ({
  item,
  appliance,
  value,
  note: null,
});
const wholeDay = () => {
  const nowMs = Date.now();
  return { from: new Date(nowMs - 3_600_000).toISOString(), until: new Date(nowMs + 3_600_000).toISOString() };
};
const inOrder: AttestedWord[] = [
  word("backup-operations", "site2", "on"),
  word("automatic-failover", "site2", "off"),
  word("keys-equal", null, "yes"),
  word("firewall-providers", null, "yes"),
  word("connection-agents", null, "yes"),
  word("shared-ip-ticked", "site1", "yes"),
  word("shared-ip-ticked", "site2", "yes"),
];

test("a healthy pair stays protected without a word, and is ready for the worst when all is confirmed", {
  timeout,
}, async () => {
  const { client, quit } = await openWindowOnCore(dataFolder);
  const before = await client.pairs.check({ pairId });
  expect(before.status.verdict).toBe("protected");
  expect(before.status.readiness.unplanned.answer).toBe("unknown");
  const page = await client.readiness.attest({ pairId, by: "Ada", words: inOrder });
  expect(page.unplanned).toEqual({ answer: "yes", reasons: [] });
  expect(page.lastBy).toBe("Ada");
  const [told] = await client.pairs.list();
  expect(told?.status).toMatchObject({ verdict: "protected", readiness: { unplanned: { answer: "yes" } } });
  await quit();
});

test("what is said is heeded at once, after a restart and in the terminal, and stands in the history", {
  timeout,
}, async () => {
  const first = await openWindowOnCore(dataFolder);
  await first.client.pairs.check({ pairId });
  await first.client.readiness.attest({ pairId, by: "Ada", words: [word("backup-operations", "site2", "off")] });
  const [told] = await first.client.pairs.list();
  expect(told?.status.findings.map(({ code }) => code)).toContain("BACKUP_OPS_OFF");
  expect(told?.status.verdict).toBe("degraded");
  await first.quit();

  const report = readReport((await runTerminal(["status", "--data", dataFolder, "--json"])).stdout);
  expect(report.pairs[0]?.findings.map(({ code }) => code)).toContain("BACKUP_OPS_OFF");

  const next = await openWindowOnCore(dataFolder);
  const again = await next.client.pairs.check({ pairId });
  expect(again.status.readiness.unplanned).toMatchObject({ answer: "no" });
  await next.client.readiness.withdraw({ pairId, setting: { item: "backup-operations", appliance: "site2" } });
  const [calm] = await next.client.pairs.list();
  expect(calm?.status.verdict).toBe("protected");
  const { deeds } = await next.client.history.timeline({ pairId, ...wholeDay() });
  expect(deeds.filter(({ deed }) => deed === "attested").map(({ detail }) => detail)).toEqual([
    "backup-operations of site2 off",
    "taken back: backup-operations of site2",
  ]);
  await next.quit();
});

test("a relationship that was broken and established again makes what was said count no more", {
  timeout,
}, async () => {
  const { client, quit } = await openWindowOnCore(dataFolder);
  await client.pairs.check({ pairId });
  await client.readiness.attest({ pairId, by: "Ada", words: inOrder });
  await practice.pair.setScenario("no-failover");
  await client.pairs.check({ pairId });
  await practice.pair.setScenario("healthy");
  await client.pairs.check({ pairId });
  const page = await client.readiness.page({ pairId });
  expect(page.unplanned.reasons.map(({ code }) => code)).toEqual(["ATTESTATIONS_LAPSED"]);
  expect(page.attested.find(({ item }) => item === "keys-equal")?.said?.staleBecause).toBe("relationship");
  await quit();
});

test("a stranger's settings are refused and nothing is kept", { timeout }, async () => {
  const { client, quit } = await openWindowOnCore(dataFolder);
  const words = [word("keys-equal", null, "yes"), word("timeout", "site9", "60")];
  await expect(client.readiness.attest({ pairId, by: "", words })).rejects.toMatchObject({
    data: { code: "not-found" },
  });
  const page = await client.readiness.page({ pairId });
  expect(page.attested.filter(({ said }) => said !== null)).toEqual([]);
  await quit();
});

test("changes are noted, ticked off and back, removed and brought back, and counted on the pair", {
  timeout,
}, async () => {
  const { client, quit } = await openWindowOnCore(dataFolder);
  const change = { what: "New group", where: "Users", who: "Ada", appliance: "site2", at: null };
  const [noted] = await client.changes.note({ pairId, change });
  if (!noted) throw new Error("nothing was noted");
  const counts = async () => (await client.pairs.list())[0]?.loginChanges;
  expect(await counts()).toEqual({ all: 1, open: 1 });
  const [done] = await client.changes.reApply({ pairId, changeId: noted.id });
  expect(Date.parse(done?.reAppliedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(noted.at));
  expect(await counts()).toEqual({ all: 1, open: 0 });
  expect(await client.changes.undoReApply({ pairId, changeId: noted.id })).toEqual([noted]);
  expect(await client.changes.remove({ pairId, changeId: noted.id })).toEqual([]);
  await expect(client.changes.reApply({ pairId, changeId: noted.id })).rejects.toMatchObject({
    data: { code: "not-found" },
  });
  expect(await client.changes.restore({ pairId, change: noted })).toEqual([noted]);
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await expect(client.changes.note({ pairId, change: { ...change, at: later } })).rejects.toMatchObject({
    data: { code: "time-refused" },
  });
  const { deeds } = await client.history.timeline({ pairId, ...wholeDay() });
  expect(deeds.map(({ deed, detail }) => `${deed}: ${detail}`)).toEqual([
    "change-noted: New group (site2)",
    "change-re-applied: New group",
  ]);
  await quit();
});

test("what was said follows an appliance to its new name, and has to be said again at a new address", {
  timeout,
}, async () => {
  const { client, quit } = await openWindowOnCore(dataFolder);
  await client.readiness.attest({ pairId, by: "Ada", words: [word("timeout", "site2", "300")] });
  const definition = await client.pairs.definition({ pairId });
  const [first, second] = definition.appliances;
  await client.pairs.update({
    pairId,
    definition: { ...definition, appliances: [first, { ...second, name: "north" }] },
  });
  const timeoutOf = async () =>
    (await client.readiness.page({ pairId })).attested.find(({ item, said }) => item === "timeout" && said !== null);
  expect(await timeoutOf()).toMatchObject({ appliance: "north", said: { value: "300", staleBecause: null } });
  const moved = { ...second, name: "north", host: "127.0.0.2" };
  await client.pairs.update({ pairId, definition: { ...definition, appliances: [first, moved] } });
  expect(await timeoutOf()).toMatchObject({ appliance: "north", said: { staleBecause: "address" } });
  await quit();
});
