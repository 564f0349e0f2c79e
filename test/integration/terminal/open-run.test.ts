import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { createRunDoor } from "../../../electron/terminal/run/run-door.ts";
import type { RunOptions } from "../../../electron/terminal/run/run-options.ts";
import { runCommand } from "../../../electron/terminal/run-command.ts";
import type { PairDefinition } from "../../../shared/domain/pair.ts";
import { silentLog } from "../../support/silent-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { createScriptedParts } from "../../support/terminal/scripted-parts.ts";
import { goodAnswers } from "../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";
import { writePairFilesIn } from "../../support/terminal/write-files.ts";

const definitionOf = (name: string): PairDefinition => {
  const { id: _id, practice: _practice, ...definition } = samplePair("1", name);
  return definition;
};

function holdFolder(names = ["Support site"]) {
  const folder = temporaryFolder();
  const data = path.join(folder, "data");
  const { pairs } = writePairFilesIn(folder, names.map(definitionOf), () => "secret");
  const parts = createScriptedParts();
  const told = { stdout: "", stderr: "" };
  const context = {
    output: { write: (text: string) => add("stdout", text), paint: (_: unknown, text: string) => text },
    tell: (...words: string[]) => add("stderr", words.join("\n")),
    registry: createSecretRegistry(),
    log: silentLog,
    interrupted: new Promise<void>(() => undefined),
  };
  const add = (where: keyof typeof told, text: string) => {
    told[where] += text;
  };
  // No terminal stands at either end of a test.
  const door = { ...createRunDoor(parts), ends: null };
  const run = (options: RunOptions) => runCommand("planned-switch", { pairs, data, ...options }, context, door);
  const openDesk = (writes: boolean) => door.openDesk({ pairs, data }, writes, context);
  return { data, parts, told, run, openDesk };
}

test("keeps the journal in the data folder, and lets go of everything at the end", async () => {
  const { data, parts, run } = holdFolder();
  expect(await run({ answers: writeAnswers(goodAnswers) })).toBe(0);
  const [kept] = parts.kept.get(data)?.values() ?? [];
  expect(kept?.pairId).toBe("Support site");
  expect(
    kept?.events.map(({ event }) => event).filter((_, index, all) => index === 0 || index === all.length - 1),
  ).toEqual(["started", "ended"]);
  expect(kept?.events[0]).toMatchObject({ isDryRun: false, by: expect.stringContaining(" on ") });
  expect([parts.openHands, parts.calls.length, existsSync(path.join(data, "lock.json"))]).toEqual([0, 1, false]);
});

test("a second writer is refused in words that name the first, and readers are not", async () => {
  const { parts, told, run, openDesk } = holdFolder();
  const first = await openDesk(true);
  onTestFinished(() => first.close());
  expect(await run({ answers: writeAnswers(goodAnswers) })).toBe(4);
  expect(told.stderr).toContain(`${process.pid}`);
  expect(parts.calls).toEqual([]);
  expect(await run({ dryRun: true, answers: writeAnswers(goodAnswers) })).toBe(0);
  expect(await run({ describe: true })).toBe(0);
});

test("a dry run and a description make no data folder and keep nothing", async () => {
  const { data, parts, run } = holdFolder();
  expect(await run({ dryRun: true, answers: writeAnswers(goodAnswers) })).toBe(0);
  expect(await run({ describe: true })).toBe(0);
  expect([existsSync(data), parts.kept.size, parts.calls, parts.openHands]).toEqual([false, 0, [], 0]);
  expect(parts.places.map(({ sends }) => sends)).toEqual([false, false]);
});

test("a pair has one run at a time: one that was cut off comes first", async () => {
  const { parts, told, run, openDesk, data } = holdFolder();
  const desk = await openDesk(true);
  const { runbook, facts } = await desk.prepare("planned-switch");
  await desk.begin({ runbook, facts, isDryRun: false, onEvent: () => undefined });
  await desk.close();
  expect(parts.openHands).toBe(0);
  const [runId = ""] = parts.kept.get(data)?.keys() ?? [];

  expect(await run({ answers: writeAnswers(goodAnswers) })).toBe(4);
  expect(told.stderr).toContain(`pairdesk run --resume ${runId}`);
  expect(await run({ list: true })).toBe(0);
  expect(told.stdout).toContain(runId);
  expect(await run({ resume: runId, answers: writeAnswers(goodAnswers) })).toBe(0);
  expect(
    parts.kept
      .get(data)
      ?.get(runId)
      ?.events.map(({ event }) => event),
  ).toContain("reopened");
  expect(await run({ answers: writeAnswers(goodAnswers) })).toBe(0);
});

test("a journal with holes is not gone on with; it can be closed", async () => {
  const { parts, run, openDesk, data, told } = holdFolder();
  const desk = await openDesk(true);
  await desk.begin({ ...(await desk.prepare("planned-switch")), isDryRun: false, onEvent: () => undefined });
  await desk.close();
  const [runId = ""] = parts.kept.get(data)?.keys() ?? [];
  parts.lost = 1;
  expect(await run({ resume: runId, answers: writeAnswers(goodAnswers) })).toBe(4);
  expect(told.stderr).toContain("cannot be read");
  expect(parts.openHands).toBe(0);
  expect(await run({ close: runId })).toBe(4);
  expect(parts.kept.get(data)?.get(runId)?.events.at(-1)).toMatchObject({ event: "ended", outcome: "refused" });
});

test("does not choose among several pairs", async () => {
  const { run, told } = holdFolder(["One", "Two"]);
  expect(await run({ answers: writeAnswers(goodAnswers) })).toBe(4);
  expect(told.stderr).toContain("One, Two");
  expect(await run({ pair: "Two", answers: writeAnswers(goodAnswers) })).toBe(0);
});

test("an answers file that does not fit leaves nothing held", async () => {
  const { data, run, parts, told } = holdFolder();
  expect(await run({ answers: writeAnswers({ nonsense: "x" }) })).toBe(4);
  expect(told.stderr).toContain("nonsense");
  expect([parts.openHands, existsSync(path.join(data, "lock.json"))]).toEqual([0, false]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith("pairdesk-practice-run-"))).toEqual([]);
});
