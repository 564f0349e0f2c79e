/** A planned switch by the contract alone, with the core closed or killed in its middle and opened again. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import type { PracticePair } from "../../../electron/core/practice/practice-pair.ts";
import type { CoreClient } from "../../../shared/contract/contract.ts";
import type { RunsEvent } from "../../../shared/contract/runs.ts";
import { openWindowOnCore } from "../../support/core/window-on-core.ts";
import { killAfter } from "../../support/kill-after.ts";
import { startTestPair } from "../../support/practice-pair-fixture.ts";
import { shortPracticeTiming, shortRunTiming } from "../../support/runs/practice-run.ts";
import { introduce } from "../../support/runs/switch-until.ts";
import { carryUntil, describePair, giveSecrets } from "../../support/runs/window-run.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const runningCore = new URL("../../support/core/running-core.ts", import.meta.url);
const patience = { timeout: 20_000, interval: 100 };
const runTiming = { ...shortRunTiming, settleMs: 20_000, syncMs: 20_000 };
const open = (dataFolder: string) => openWindowOnCore(dataFolder, systemClock, runTiming);

async function practise(): Promise<{ practice: PracticePair; dataFolder: string }> {
  const { pair: practice, close } = await startTestPair({ timing: shortPracticeTiming });
  onTestFinished(close);
  return { practice, dataFolder: path.join(temporaryFolder(), "data") };
}

async function addPair(client: CoreClient, practice: PracticePair): Promise<string> {
  const pairId = await describePair(client, introduce(practice));
  await giveSecrets(client, pairId, introduce(practice));
  return pairId;
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
  const pairId = await addPair(first.client, practice);
  const { id: runId } = await first.client.runs.start({ pairId, runbook: "planned-switch", isDryRun: false });
  await carryUntil(first.client, { runId, practice }, ({ step }) => step === "switch-synced");
  const calm = (await findingsOf(first.client, pairId)).filter(({ code }) => code.startsWith("ROLES_"));
  expect(calm.filter(({ expected }) => expected === null)).toEqual([]);
  await first.quit();
  expect(first.log.entries.filter(({ level }) => level === "error")).toEqual([]);

  const { client } = await open(dataFolder);
  await giveSecrets(client, pairId, introduce(practice));
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
  const probes = async () => (await practice.counters("site1")).requests["GET /check_health"] ?? 0;
  const before = await probes();
  await vi.waitFor(async () => expect(await probes()).toBeGreaterThan(before), patience);
});

test("killed in the pause it is closed as refused, killed amid the sync by how far that came, each once and with its end told", {
  timeout: 120_000,
}, async () => {
  const { practice, dataFolder } = await practise();
  const introduction = path.join(temporaryFolder(), "introduction.json");
  writeFileSync(introduction, JSON.stringify(introduce(practice)));
  const ends: unknown[] = [];
  for (const [step, outcomes, calls] of [
    ["switch", ["refused"], 0],
    // Whether the roles have changed by the time it is closed is the appliances' affair.
    ["switch-synced", ["incomplete", "unknown"], 1],
  ] as const) {
    const [line = ""] = await killAfter(1, runningCore, [dataFolder, introduction, step]);
    const { pairId, runId }: { pairId: string; runId: string } = JSON.parse(line);
    const { client, quit } = await open(dataFolder);
    await giveSecrets(client, pairId, introduce(practice));
    expect(await client.runs.view({ runId })).toMatchObject({ state: "cut-off" });
    const heard = await hearRuns(client);
    const closed = await client.runs.close({ runId });
    const outcome = closed.ending?.outcome ?? "";
    expect([...outcomes], closed.ending?.text).toContain(outcome);
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ type: "changed", run: { state: "ended" } }), patience);
    expect(await roleCalls(practice)).toBe(calls);
    expect((await findingsOf(client, pairId)).map(({ code }) => code)).not.toContain("TAKEOVER_SEEN");
    ends.push(["run-started", "Planned switch"], ["run-ended", `Planned switch: ${outcome}`]);
    expect(await deedsOf(client, pairId)).toEqual(ends);
    await quit();
  }
});
