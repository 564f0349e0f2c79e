/** An API account's secret from the form to the appliance, with the real keychain and appliances that count. */
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { findSecrets, textsWithSecrets } from "../../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = () => path.join(temporaryFolder(), "data");

test("a secret is missing, then refused, then stored; each is tried at once and none comes back", async () => {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  const dataFolder = folder();
  const { client, crossed, log, quit } = await openWindowOnCore(dataFolder);
  const { id } = await client.pairs.add({ definition: practice.definition });
  const states = async () => (await client.credentials.state({ pairId: id })).map(({ state }) => state);
  expect(await states()).toEqual(["missing", "missing"]);

  for (const appliance of ["site1", "site2"]) await client.credentials.set({ pairId: id, appliance, secret: "wrong" });
  await vi.waitFor(async () => expect(await states()).toEqual(["refused", "refused"]), { timeout: 10_000 });
  expect((await client.pairs.check({ pairId: id })).status.findings.map(({ code }) => code)).toContain("AUTH_FAILED");

  const secretOf = (name: string) => practice.secrets.get(name) ?? "";
  for (const appliance of ["site1", "site2"]) {
    await client.credentials.set({ pairId: id, appliance, secret: ` ${secretOf(appliance)}\n` });
  }
  await vi.waitFor(
    async () => {
      const [view] = await client.pairs.list();
      expect(view?.status.appliances.map(({ health }) => health)).toEqual(["healthy", "healthy"]);
    },
    { timeout: 15_000 },
  );
  expect(await states()).toEqual(["stored", "stored"]);

  const secrets = [...practice.secrets.values()];
  const inward = crossed.filter((text) => text.includes("/credentials/set"));
  expect(
    textsWithSecrets(
      crossed.filter((text) => !inward.includes(text)),
      secrets,
    ),
  ).toEqual([]);
  expect(textsWithSecrets([JSON.stringify(log.entries)], secrets)).toEqual([]);
  for (const appliance of ["site1", "site2"]) await client.credentials.remove({ pairId: id, appliance });
  expect(await states()).toEqual(["missing", "missing"]);
  await quit();
  expect(findSecrets(dataFolder, secrets)).toEqual([]);
});

test("an account that the pair does not have takes no secret", async () => {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  const { client } = await openWindowOnCore(folder());
  const { id } = await client.pairs.add({ definition: practice.definition });
  const set = (appliance: string, account: "watch" | "write") =>
    client.credentials.set({ pairId: id, appliance, account, secret: "x" });
  await expect(set("site3", "watch")).rejects.toMatchObject({ data: { code: "not-found" } });
  await expect(set("site1", "write")).rejects.toMatchObject({ message: expect.stringContaining("no second account") });

  const [site1, site2] = practice.definition.appliances;
  const definition = { ...practice.definition, appliances: [{ ...site1, writeClientId: "writer" }, site2] as const };
  await client.pairs.update({ pairId: id, definition: { ...definition, appliances: [...definition.appliances] } });
  expect(await set("site1", "write")).toEqual([
    { appliance: "site1", account: "watch", state: "missing" },
    { appliance: "site1", account: "write", state: "stored" },
    { appliance: "site2", account: "watch", state: "missing" },
  ]);
  await client.credentials.remove({ pairId: id, appliance: "site1", account: "write" });
});
