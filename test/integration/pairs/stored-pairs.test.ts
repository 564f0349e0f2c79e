/** Pairs as a window sets them up: the real core, the real database, the real keychain. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../../electron/core/vault/vault.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { unreachablePair } from "../../support/core/unreachable-pair.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const newFolder = () => path.join(temporaryFolder(), "data");
const keychain = () => openVault({ clock, hide: () => undefined });
const refused = (code: string, words: RegExp) => ({ data: { code }, message: expect.stringMatching(words) });

test("an added pair is watched, has its name for itself and is there again after a restart", async () => {
  const folder = newFolder();
  const { client, quit } = await openWindowOnCore(folder);
  const events = await client.pairs.changed();
  const { id } = await client.pairs.add({ definition: unreachablePair("Support") });
  expect((await events.next()).value).toMatchObject({ type: "changed", pair: { id } });
  await expect(client.pairs.add({ definition: unreachablePair("Support") })).rejects.toMatchObject(
    refused("name-taken", /named Support already/),
  );
  expect(await client.pairs.definition({ pairId: id })).toEqual(unreachablePair("Support"));
  await quit();
  const next = await openWindowOnCore(folder);
  expect((await next.client.pairs.list()).map((pair) => [pair.id, pair.status.name])).toEqual([[id, "Support"]]);
});

test("a changed pair keeps its id, and a renamed appliance its secret", async () => {
  const { client } = await openWindowOnCore(newFolder());
  const { id } = await client.pairs.add({ definition: unreachablePair("Support") });
  await client.credentials.set({ pairId: id, appliance: "site2", secret: "stays" });
  const definition = unreachablePair("Renamed");
  definition.appliances[1].name = "standby";
  const view = await client.pairs.update({ pairId: id, definition });
  expect(view).toMatchObject({ id, status: { name: "Renamed" }, appliances: [{ name: "site1" }, { name: "standby" }] });
  expect(await client.credentials.state({ pairId: id })).toEqual([
    { appliance: "site1", account: "watch", state: "missing" },
    { appliance: "standby", account: "watch", state: "stored" },
  ]);
  const vault = await keychain();
  expect(await vault.get(vaultAccount(id, "site2"))).toBeNull();
  expect(await vault.get(vaultAccount(id, "standby"))).toBe("stays");
  await client.credentials.remove({ pairId: id, appliance: "standby" });
});

test("a name that another pair has cannot be taken by a change, and a pair that is gone cannot be changed", async () => {
  const { client } = await openWindowOnCore(newFolder());
  await client.pairs.add({ definition: unreachablePair("One") });
  const { id } = await client.pairs.add({ definition: unreachablePair("Two") });
  const asOne = client.pairs.update({ pairId: id, definition: unreachablePair("One") });
  await expect(asOne).rejects.toMatchObject(refused("name-taken", /One/));
  const nobody = client.pairs.update({ pairId: "nobody", definition: unreachablePair("Three") });
  await expect(nobody).rejects.toMatchObject(refused("not-found", /not stored/));
  expect((await client.pairs.list()).map(({ status }) => status.name)).toEqual(["One", "Two"]);
});

test("a removed pair is out of sight, comes back with its secret, and survives a restart in between", async () => {
  const folder = newFolder();
  const { client, quit } = await openWindowOnCore(folder);
  const { id } = await client.pairs.add({ definition: unreachablePair("Support") });
  await client.credentials.set({ pairId: id, appliance: "site1", secret: "kept" });
  await client.pairs.remove({ pairId: id });
  expect(await client.pairs.list()).toEqual([]);
  await expect(client.pairs.check({ pairId: id })).rejects.toMatchObject({ data: { code: "not-found" } });
  await quit();

  const next = await openWindowOnCore(folder);
  const [removed] = await next.client.pairs.removed();
  expect(removed).toMatchObject({ pairId: id, name: "Support" });
  const keptMs = Date.parse(removed?.keptUntil ?? "") - Date.parse(removed?.removedAt ?? "");
  expect(keptMs).toBe(30 * 86_400_000);
  expect(await next.client.pairs.restore({ pairId: id })).toMatchObject({ id });
  expect(await next.client.pairs.removed()).toEqual([]);
  expect(await next.client.credentials.state({ pairId: id })).toContainEqual({
    appliance: "site1",
    account: "watch",
    state: "stored",
  });
  await next.client.credentials.remove({ pairId: id, appliance: "site1" });
});

test("a pair whose name was taken meanwhile is not restored over the other one", async () => {
  const { client } = await openWindowOnCore(newFolder());
  const { id } = await client.pairs.add({ definition: unreachablePair("Support") });
  await client.pairs.remove({ pairId: id });
  await client.pairs.add({ definition: unreachablePair("Support") });
  await expect(client.pairs.restore({ pairId: id })).rejects.toMatchObject(refused("name-taken", /Support/));
  expect(await client.pairs.removed()).toHaveLength(1);
});

test("after thirty days a removed pair and its secrets are erased at the next start; a younger one stays", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  const stores = openStores({ dataFolder: folder, readOnly: false, clock, log: silentLog });
  const vault = await keychain();
  const day = 86_400_000;
  for (const [id, days] of [
    ["erase-old", 31],
    ["erase-young", 29],
  ] as const) {
    stores.pairs.save({ ...unreachablePair(id), id, practice: false });
    stores.pairs.putAside(id, clock.nowMs() - days * day);
    await vault.set(vaultAccount(id, "site1"), "left behind");
  }
  stores.close();
  const { client } = await openWindowOnCore(folder);
  expect((await client.pairs.removed()).map(({ pairId }) => pairId)).toEqual(["erase-young"]);
  await vi.waitFor(async () => expect(await vault.get(vaultAccount("erase-old", "site1"))).toBeNull());
  expect(await vault.get(vaultAccount("erase-young", "site1"))).toBe("left behind");
  await expect(client.pairs.restore({ pairId: "erase-old" })).rejects.toMatchObject(refused("not-found", /not kept/));
  await vault.remove(vaultAccount("erase-young", "site1"));
});

test("a removed pair and its secrets outlast a start whose clock is far ahead of everything that was seen", async () => {
  const folder = newFolder();
  mkdirSync(folder);
  const stores = openStores({ dataFolder: folder, readOnly: false, clock, log: silentLog });
  const vault = await keychain();
  const [id, agoMs] = ["erase-doubted", 31 * 86_400_000];
  stores.pairs.save({ ...unreachablePair(id), id, practice: false });
  const seenMs = clock.nowMs() - agoMs;
  const segment = { lane: "verdict", value: "protected", fromMs: seenMs, untilMs: seenMs, looks: 1, after: null };
  stores.history.put(id, { segments: [segment], incidents: [], syncs: [], responses: [] });
  stores.pairs.putAside(id, seenMs);
  await vault.set(vaultAccount(id, "site1"), "left behind");
  stores.close();
  const { client } = await openWindowOnCore(folder);
  // Changes go one after another, and erasing was the first.
  await client.pairs.add({ definition: unreachablePair("After") });
  expect(await vault.get(vaultAccount(id, "site1"))).toBe("left behind");
  await vault.remove(vaultAccount(id, "site1"));
});

const text = (...pairs: PairDefinition[]) => JSON.stringify({ schema: "pairdesk-pairs/1", pairs }, null, 2);

test("a file is previewed field by field and taken in by choice; what was exported changes nothing", async () => {
  const { client } = await openWindowOnCore(newFolder());
  const one = await client.pairs.add({ definition: unreachablePair("One") });
  const two = await client.pairs.add({ definition: unreachablePair("Two") });
  const changed = unreachablePair("One");
  changed.appliances[1].host = "127.0.0.2";
  const file = text(changed, unreachablePair("Two"), unreachablePair("Three"), unreachablePair("Four"));
  expect(await client.pairs.previewImport({ text: file })).toEqual({
    problems: [],
    added: [{ name: "Three" }, { name: "Four" }],
    changed: [
      {
        pairId: one.id,
        name: "One",
        changes: [
          { field: "appliances.site2.host", before: "127.0.0.1", after: "127.0.0.2", decidesWhomToTrust: true },
        ],
      },
    ],
    unchanged: [{ pairId: two.id, name: "Two" }],
  });
  const taken = await client.pairs.import({ text: file, choices: [{ name: "Four", take: false }] });
  expect(taken).toEqual({
    added: [{ pairId: expect.any(String), name: "Three" }],
    changed: [{ pairId: one.id, name: "One" }],
  });
  expect((await client.pairs.list()).map(({ status }) => status.name).sort()).toEqual(["One", "Three", "Two"]);

  const exported = await client.pairs.export({});
  expect(exported.text).not.toContain(one.id);
  const again = await client.pairs.previewImport(exported);
  expect(again).toMatchObject({ problems: [], added: [], changed: [], unchanged: [{}, {}, {}] });
  const single = await client.pairs.export({ pairIds: [two.id] });
  expect(JSON.parse(single.text)).toEqual({ schema: "pairdesk-pairs/1", pairs: [unreachablePair("Two")] });
});

test("a file with one problem is refused whole, with the place of the problem", async () => {
  const { client } = await openWindowOnCore(newFolder());
  await client.pairs.add({ definition: unreachablePair("One") });
  const file = text(unreachablePair("Two"), { ...unreachablePair("Three"), normalPrimary: "site9" });
  const line = file.split("\n").findIndex((one) => one.includes("site9")) + 1;
  const { problems, added } = await client.pairs.previewImport({ text: file });
  expect({ problems, added }).toEqual({
    problems: [
      { line, column: 24, field: "pairs.1.normalPrimary", message: expect.stringContaining("one of the two") },
    ],
    added: [],
  });
  await expect(client.pairs.import({ text: file })).rejects.toMatchObject(
    refused("file-invalid", new RegExp(`Line ${line}, column 24, pairs\\.1\\.normalPrimary`)),
  );
  expect((await client.pairs.list()).map(({ status }) => status.name)).toEqual(["One"]);
});

test("a file of the largest size crosses the border and is answered", async () => {
  const { client } = await openWindowOnCore(newFolder());
  const quotes = `["${'\\"'.repeat(4_999_990)}"]`;
  expect((await client.pairs.previewImport({ text: quotes })).problems[0]).toMatchObject({ line: 1, column: 1 });
  const { problems } = await client.pairs.previewImport({ text: " ".repeat(10_000_001) });
  expect(problems).toMatchObject([{ message: expect.stringContaining("larger than 10 MB") }]);
});
