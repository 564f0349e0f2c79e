/** A planned switch by the contract alone, with the core closed or killed in its middle and opened again. */
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { RunsEvent } from "../../../shared/contract/runs.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { shortPracticeTiming, shortRunTiming } from "../../support/runs/practice-run.ts";
import { carryUntil } from "../../support/runs/window-run.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const patience = { timeout: 20_000, interval: 100 };
const runTiming = { ...shortRunTiming, settleMs: 20_000, syncMs: 20_000 };
const open = (dataFolder: string) => openWindowOnCore(dataFolder, systemClock, runTiming);

async function practise(): Promise<{ practice: PracticePair; dataFolder: string }> {
  const { pair: practice, close } = await startTestPair({ timing: shortPracticeTiming });
  onTestFinished(close);
  return { practice, dataFolder: path.join(temporaryFolder(), "data") };
}

/** The pair as a person describes it, with its secrets. */
async function describePair(client: CoreClient, practice: PracticePair): Promise<string> {
  const { id } = await client.pairs.add({ definition: practice.definition });
  await giveSecrets(client, id, practice);
  return id;
}

/** Also after a new start, where there is no keychain. */
async function giveSecrets(client: CoreClient, pairId: string, { secrets }: PracticePair): Promise<void> {
  await vi.waitFor(async () => expect((await client.vault.state()).kind).not.toBe("opening"), patience);
  if ((await client.vault.state()).kind !== "keychain") await client.vault.choose({ kind: "memory-for-this-run" });
  for (const [appliance, secret] of secrets) await client.credentials.set({ pairId, appliance, secret });
  await vi.waitFor(async () => {
    const { status } = await client.pairs.check({ pairId });
    expect(status.appliances.map(({ health }) => health)).toEqual(["healthy", "healthy"]);
  }, patience);
}

/** Everything that a window is told of runs from now on. */
async function hearRuns(client: CoreClient): Promise<RunsEvent[]> {
  const heard: RunsEvent[] = [];
  const events = await client.runs.changed();
  void (async () => {
    for await (const event of events) heard.push(event);
  })().catch(() => undefined);
  return heard;
}

async function roleCalls(practice: PracticePair): Promise<number> {
  const both = await Promise.all(["site1", "site2"].map((name) => practice.counters(name)));
  return both.reduce((sum, { requests }) => sum + (requests["POST /api/command/v2/failover-role"] ?? 0), 0);
}

const findingsOf = async (client: CoreClient, pairId: string) => {
  const { status } = await client.pairs.check({ pairId });
  return status.findings;
};

async function deedsOf(client: CoreClient, pairId: string) {
  const [from, until] = [-3600_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
  const { deeds } = await client.history.timeline({ pairId, from: from ?? "", until: until ?? "" });
  return deeds.flatMap(({ deed, detail }) => (deed.startsWith("run-") ? [[deed, detail]] : []));
}

test("closed after its call, it is cut off, gone on with, done, and nobody's takeover", {
  timeout: 120_000,
}, async () => {
  const { practice, dataFolder } = await practise();
  const first = await open(dataFolder);
  const pairId = await describePair(first.client, practice);
  const { id: runId } = await first.client.runs.start({ pairId, runbook: "planned-switch", isDryRun: false });
  await carryUntil(first.client, { runId, practice }, ({ step }) => step === "switch-synced");
  const calm = (await findingsOf(first.client, pairId)).filter(({ code }) => code.startsWith("ROLES_"));
  expect(calm.filter(({ expected }) => expected === null)).toEqual([]);
  await first.quit();
  expect(first.log.entries.filter(({ level }) => level === "error")).toEqual([]);

  const { client } = await open(dataFolder);
  await giveSecrets(client, pairId, practice);
  expect(await client.runs.view({ runId })).toMatchObject({
    state: "cut-off",
    step: "switch-synced",
    hasWritten: true,
  });
  expect((await client.runs.offered({ pairId })).every(({ obstacle }) => obstacle !== null)).toBe(true);
  expect((await findingsOf(client, pairId)).map(({ code }) => code)).not.toContain("TAKEOVER_SEEN");

  const heard = await hearRuns(client);
  expect((await client.runs.resume({ runId })).state).toBe("working");
  const ended = await carryUntil(client, { runId, practice }, ({ state }) => state === "ended");
  expect(ended.ending, ended.ending?.text).toMatchObject({ outcome: "done" });
  expect(await roleCalls(practice)).toBe(1);
  await vi.waitFor(() => {
    const last = heard.at(-1);
    expect(last?.type === "changed" ? [last.run.id, last.run.state] : null).toEqual([runId, "ended"]);
  }, patience);
  expect((await findingsOf(client, pairId)).map(({ code }) => code)).not.toContain("TAKEOVER_SEEN");
  expect(await deedsOf(client, pairId)).toEqual([
    ["run-started", "Planned switch"],
    ["run-ended", "Planned switch: done"],
  ]);
  const [before] = await client.pairs.list();
  await vi.waitFor(
    async () => {
      const [now] = await client.pairs.list();
      expect(now?.appliances[0].lookedAt).not.toBe(before?.appliances[0].lookedAt);
    },
    { timeout: 70_000, interval: 1000 },
  );
});
