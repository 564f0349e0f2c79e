/** No keychain can be reached from this file's process: nothing is kept before the person has chosen. */
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { findSecrets } from "../../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

process.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere/bus";

test("secrets are refused, then kept for this run by choice; the pair is watched all the while", async () => {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  const dataFolder = path.join(temporaryFolder(), "data");
  const { client, quit } = await openWindowOnCore(dataFolder);
  const { id } = await client.pairs.add({ definition: practice.definition });
  await vi.waitFor(async () => expect(await client.vault.state()).toMatchObject({ kind: "unavailable" }));
  const { notices } = await client.app.facts();
  expect(notices).toContainEqual(
    expect.objectContaining({ id: "keychain", message: expect.stringContaining("until it can be used") }),
  );
  const view = await client.pairs.check({ pairId: id });
  expect(view.status.findings.map(({ code }) => code)).toContain("AUTH_FAILED");
  expect(view.appliances.every(({ lookedAt }) => lookedAt !== null)).toBe(true);

  const secret = practice.secrets.get("site1") ?? "";
  const set = () => client.credentials.set({ pairId: id, appliance: "site1", secret });
  await expect(set()).rejects.toMatchObject({ data: { code: "keychain-unavailable" } });
  expect((await client.credentials.state({ pairId: id })).map(({ state }) => state)).toEqual(["unknown", "unknown"]);
  expect(await client.vault.choose({ kind: "retry" })).toMatchObject({ kind: "unavailable" });

  expect(await client.vault.choose({ kind: "memory-for-this-run" })).toMatchObject({ kind: "memory" });
  expect((await set()).map(({ state }) => state)).toEqual(["memory-only", "missing"]);
  await vi.waitFor(async () => expect((await client.pairs.list())[0]?.status.appliances[0].health).toBe("healthy"), {
    timeout: 15_000,
  });
  expect(findSecrets(dataFolder, [secret])).toEqual([]);
  await quit();
  expect(findSecrets(dataFolder, [secret])).toEqual([]);

  const next = await openWindowOnCore(dataFolder);
  await vi.waitFor(async () => expect(await next.client.vault.state()).toMatchObject({ kind: "unavailable" }));
  await next.client.vault.choose({ kind: "memory-for-this-run" });
  expect((await next.client.credentials.state({ pairId: id })).map(({ state }) => state)).toEqual([
    "missing",
    "missing",
  ]);
});

test("the practice pair is watched with its accounts without a keychain and without a choice", async () => {
  const { client } = await openWindowOnCore(path.join(temporaryFolder(), "data"));
  const { id } = await client.practice.open();
  const { status } = await client.pairs.check({ pairId: id });
  expect(status.appliances.map(({ health }) => health)).toEqual(["healthy", "healthy"]);
  expect((await client.credentials.state({ pairId: id })).map(({ state }) => state)).toEqual([
    "memory-only",
    "memory-only",
  ]);
  await client.practice.close();
});
