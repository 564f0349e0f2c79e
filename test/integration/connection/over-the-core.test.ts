/** A connection test from the window through the real core: it stores nothing, and the secret goes in and never out. */
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { summary } from "../../support/connection-test.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { findSecrets, textsWithSecrets } from "../../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("an appliance is tested before it is stored, and no trace of its secret is left", async () => {
  const { pair: practice, close } = await startTestPair();
  onTestFinished(close);
  const dataFolder = path.join(temporaryFolder(), "data");
  const { client, crossed, log, quit } = await openWindowOnCore(dataFolder);
  const [{ name: _name, ...appliance }] = practice.definition.appliances;
  const secret = practice.secrets.get("site1") ?? "";
  const told: string[] = [];
  for (const given of [secret, "a wrong secret of this test"]) {
    const events = await client.connection.test({ appliance, site: practice.definition.site, secret: given });
    for await (const { layers } of events) told.push(summary(layers));
  }
  expect(told).toContainEqual(expect.stringMatching(/^address:passed .* role:passed$/));
  expect(told.at(-1)).toMatch(/token:failed$/);
  expect(await client.pairs.list()).toEqual([]);
  const { entries } = await client.commandLog.page({ limit: 50 });
  expect(entries.map(({ pairId }) => pairId)).toEqual(entries.map(() => "new"));
  expect(entries.length).toBeGreaterThan(3);

  const secrets = [secret, "a wrong secret of this test"];
  const inward = crossed.filter((text) => text.includes("/connection/test"));
  expect(inward).toHaveLength(2);
  expect(
    textsWithSecrets(
      crossed.filter((text) => !inward.includes(text)),
      secrets,
    ),
  ).toEqual([]);
  expect(textsWithSecrets([JSON.stringify(log.entries)], secrets)).toEqual([]);
  await quit();
  expect(findSecrets(dataFolder, secrets)).toEqual([]);
});
