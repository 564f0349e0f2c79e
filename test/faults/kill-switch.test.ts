/** A planned switch whose process is killed at every place in turn, and what the next one finds and makes of it. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { PracticePair } from "../../electron/core/practice/practice-pair.ts";
import type { RunEvent } from "../../shared/runbooks/run-event.ts";
import { viewRun } from "../../shared/runbooks/view-run.ts";
import { startTestPair } from "../support/practice-pair-fixture.ts";
import { driveToItsEnd, keptRunId, openKeptDesk } from "../support/runs/kept-run.ts";
import { shortPracticeTiming } from "../support/runs/practice-run.ts";
import { introduce, switchUntil } from "../support/runs/switch-until.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

interface Stage {
  practice: PracticePair;
  dataFolder: string;
}

async function stage(): Promise<Stage> {
  const { pair: practice, close } = await startTestPair({ timing: shortPracticeTiming });
  onTestFinished(close);
  return { practice, dataFolder: join(temporaryFolder(), "data") };
}

/** How often either appliance was asked to change roles. */
async function roleCalls(practice: PracticePair): Promise<number> {
  const both = await Promise.all(["site1", "site2"].map((name) => practice.counters(name)));
  return both.reduce((sum, { requests }) => sum + (requests["POST /api/command/v2/failover-role"] ?? 0), 0);
}

interface Found {
  state: string;
  journal: RunEvent[];
  lost: number;
}

function findRun({ practice, dataFolder }: Stage): Found {
  const desk = openKeptDesk(dataFolder, introduce(practice));
  const run = desk.unended();
  const found = {
    state: run
      ? viewRun(run.state, { id: run.id, isOpen: false, file: null, learnedMs: {}, progress: null }).state
      : "not found",
    journal: desk.stores.runs.load(keptRunId),
    lost: desk.stores.runs.lost(keptRunId),
  };
  desk.stores.close();
  return found;
}

/** In a copy of the folder, so that the run itself can still be gone on with. */
async function closeInCopy({ practice, dataFolder }: Stage) {
  const copy = join(temporaryFolder(), "copy");
  cpSync(dataFolder, copy, { recursive: true });
  const desk = openKeptDesk(copy, introduce(practice));
  const cutOff = desk.unended();
  if (!cutOff) throw new Error("the copy has no open run");
  const run = desk.takeUp(cutOff);
  await run.closeCutOff();
  await desk.close();
  return run.state().ending;
}

async function resume({ practice, dataFolder }: Stage) {
  const desk = openKeptDesk(dataFolder, introduce(practice));
  const cutOff = desk.unended();
  if (!cutOff) throw new Error("there is no open run");
  const run = desk.takeUp(cutOff);
  run.reopen("a test");
  await driveToItsEnd(run, practice.play);
  await desk.close();
  return run.state();
}

/** The data sync may still run then: whether the roles have changed by the time it is closed is the appliances' affair. */
const amidTheSync = ["unknown", "incomplete"];

/** In the order in which one run comes by them. What closing it there says, and how often roles were to be changed by then. */
const chain: readonly [place: string, closedAs: readonly string[], roleCalls: number][] = [
  ["kept started", ["refused"], 0],
  ["kept checked look", ["refused"], 0],
  ["kept answered sync-first", ["refused"], 0],
  ["kept called backup", ["refused"], 0],
  ["kept checked vetoes", ["refused"], 0],
  ["kept answered type-name", ["refused"], 0],
  ["kept paused switch", ["refused"], 0],
  ["sent switch", amidTheSync, 1],
  ["kept called switch", amidTheSync, 1],
  ["waiting switch-synced", amidTheSync, 1],
  ["kept checked switch-synced", ["incomplete"], 1],
  ["kept person-did swing", ["incomplete"], 1],
  ["waiting site-served", ["incomplete"], 1],
  ["kept checked end-state", ["done"], 1],
];

test("a switch that is killed at fourteen places is taken up after each, calls once and is done", {
  timeout: 180_000,
}, async () => {
  const staged = await stage();
  const { practice } = staged;
  let before: RunEvent[] = [];
  for (const [place, closedAs, calls] of chain) {
    const beforeKill = () => vi.waitFor(async () => expect(await roleCalls(practice), place).toBe(calls));
    await switchUntil(place, { ...staged, beforeKill });
    const { state, journal, lost } = findRun(staged);
    expect([place, state, lost]).toEqual([place, "cut-off", 0]);
    expect(journal.slice(0, before.length), place).toEqual(before);
    expect(journal.length, place).toBeGreaterThan(before.length);
    before = journal;
    const ending = await closeInCopy(staged);
    expect(closedAs, `${place}: ${ending?.text}`).toContain(ending?.outcome);
  }
  const { ending } = await resume(staged);
  expect(ending).toMatchObject({ outcome: "done" });
  expect(await roleCalls(practice)).toBe(1);
});

test("a call that was intended and never left is not sent by the next process, and the run says that the sync it asked for may still run", {
  timeout: 60_000,
}, async () => {
  const staged = await stage();
  await switchUntil("kept intended switch", staged);
  expect(await closeInCopy(staged)).toMatchObject({ outcome: "unknown" });
  const { ending, steps } = await resume(staged);
  expect(steps["switch"]?.outcome?.kind).toBe("unclear");
  expect(ending, ending?.text).toMatchObject({ outcome: "unknown" });
  expect(await roleCalls(staged.practice)).toBe(0);
});

test("what somebody else changed while nobody carried the run out stops it before its call", {
  timeout: 60_000,
}, async () => {
  const staged = await stage();
  await switchUntil("kept paused switch", staged);
  const synced = new Promise<void>((resolve) => staged.practice.onChange(resolve));
  await staged.practice.play({ deed: "sync-now", on: "site2" });
  await synced;
  const { ending, foreign } = await resume(staged);
  expect(foreign.map(({ appliance, what }) => [appliance, what])).toContainEqual(["site1", "last-sync"]);
  expect(ending, ending?.text).toMatchObject({ outcome: "refused" });
  expect(await roleCalls(staged.practice)).toBe(0);
});
