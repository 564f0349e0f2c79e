/** What a person does through the core stands in the pair's history, in few words and without any secret. */
import path from "node:path";
import { expect, test } from "vitest";
import type { PairTimeline } from "../../../shared/domain/pair-timeline.ts";
import { createLaterClock } from "../../support/core/later-clock.ts";
import { unreachablePair } from "../../support/core/unreachable-pair.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { findSecrets, textsWithSecrets } from "../../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function openWindow() {
  const folder = path.join(temporaryFolder(), "data");
  const clock = createLaterClock();
  const window = await openWindowOnCore(folder, clock);
  const timeline = (pairId: string): Promise<PairTimeline> => {
    const at = (hours: number) => new Date(clock.nowMs() + hours * 3_600_000).toISOString();
    return window.client.history.timeline({ pairId, from: at(-48), until: at(1) });
  };
  const deedsOf = async (pairId: string) =>
    (await timeline(pairId)).deeds.map(({ deed, detail }) => (detail === null ? deed : `${deed}: ${detail}`));
  return { ...window, folder, clock, timeline, deedsOf };
}

test("adding, changing, removing and bringing back a pair stand there, a change with the parts it concerned", async () => {
  const { client, deedsOf } = await openWindow();
  const definition = unreachablePair("Support");
  const { id: pairId } = await client.pairs.add({ definition });
  await client.pairs.update({ pairId, definition });
  const [first, second] = definition.appliances;
  const changed = {
    ...definition,
    name: "Renamed",
    portalNames: ["portal.example.com"],
    appliances: [{ ...first, name: "main", port: 4444 }, second] as typeof definition.appliances,
    normalPrimary: "main",
  };
  await client.pairs.update({ pairId, definition: changed });
  await client.pairs.remove({ pairId });
  await client.pairs.restore({ pairId });
  expect(await deedsOf(pairId)).toEqual([
    "pair-added",
    "pair-changed: name (was Support), portal names, name of main (was site1), address of main",
    "pair-removed",
    "pair-restored",
  ]);
});

test("what a pairs file brings says that it came from one", async () => {
  const { client, deedsOf } = await openWindow();
  const file = (pairs: object[]) => JSON.stringify({ schema: "pairdesk-pairs/1", pairs });
  const { added } = await client.pairs.import({ text: file([unreachablePair("Support")]) });
  const pairId = added[0]?.pairId ?? "";
  const grouped = { ...unreachablePair("Support"), group: "North" };
  await client.pairs.import({ text: file([grouped]) });
  await client.pairs.import({ text: file([grouped]) });
  expect(await deedsOf(pairId)).toEqual(["pair-added: by a pairs file", "pair-changed: group; by a pairs file"]);
});

test("maintenance has its end and its reason; ending what is not under way is no deed", async () => {
  const { client, clock, deedsOf } = await openWindow();
  const { id: pairId } = await client.pairs.add({ definition: unreachablePair("Support") });
  const until = new Date(clock.nowMs() + 3_600_000).toISOString();
  await client.pairs.endMaintenance({ pairId });
  await client.pairs.startMaintenance({ pairId, until, note: "New disks" });
  clock.pass(60_000);
  await client.pairs.endMaintenance({ pairId });
  await client.pairs.startMaintenance({ pairId, until });
  clock.pass(2 * 3_600_000);
  await client.pairs.endMaintenance({ pairId });
  // Nobody has seen a role change, so there is nothing to take note of.
  await client.pairs.acknowledgeRoles({ pairId });
  expect(await deedsOf(pairId)).toEqual([
    "pair-added",
    `maintenance-started: until ${until}: New disks`,
    "maintenance-ended: New disks",
    `maintenance-started: until ${until}`,
  ]);
});

test("that a secret was set or removed stands there, and the secret nowhere", async () => {
  const { client, deedsOf, crossed, folder, quit, timeline } = await openWindow();
  const definition = unreachablePair("Support");
  definition.appliances[1].writeClientId = "writer";
  const { id: pairId } = await client.pairs.add({ definition });
  const canary = "canary-Zr8/+q=s3cret words";
  await client.credentials.set({ pairId, appliance: "site1", secret: canary });
  await client.credentials.set({ pairId, appliance: "site2", account: "write", secret: canary });
  await client.credentials.remove({ pairId, appliance: "site1" });
  await expect(client.credentials.set({ pairId, appliance: "nobody", secret: canary })).rejects.toThrow();
  expect(await deedsOf(pairId)).toEqual([
    "pair-added",
    "secret-set: site1",
    "secret-set: site2, account for writes",
    "secret-removed: site1",
  ]);
  expect(textsWithSecrets([JSON.stringify(await timeline(pairId))], [canary])).toEqual([]);
  // The window itself sent it thrice, on its way in.
  expect(textsWithSecrets(crossed, [canary])).toHaveLength(3);
  await client.credentials.remove({ pairId, appliance: "site2", account: "write" });
  await quit();
  expect(findSecrets(folder, [canary])).toEqual([]);
});

test("what is refused leaves no deed that was not done", async () => {
  const { client, deedsOf } = await openWindow();
  const { id: pairId } = await client.pairs.add({ definition: unreachablePair("Support") });
  await expect(client.pairs.startMaintenance({ pairId, until: "2001-01-01T00:00:00.000Z" })).rejects.toThrow();
  await expect(client.credentials.remove({ pairId, appliance: "site1", account: "write" })).rejects.toThrow();
  expect(await deedsOf(pairId)).toEqual(["pair-added"]);
});
