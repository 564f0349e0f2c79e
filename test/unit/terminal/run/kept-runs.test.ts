import { expect, test } from "vitest";
import type { RunSummary } from "../../../../shared/runbooks/run-view.ts";
import { holdRun } from "../../../support/terminal/run-here.ts";
import { goodAnswers, switchFacts, switchRunbook } from "../../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../../support/terminal/write-answers.ts";

const kept: RunSummary = {
  id: "run-1",
  pairId: "pair-1",
  pairName: "Support site",
  runbook: "planned-switch",
  title: "Planned switch",
  isDryRun: false,
  by: "somebody",
  startedAt: "2026-03-02T08:00:00.000Z",
  endedAt: null,
  state: "cut-off",
  step: "confirm",
  hasWritten: false,
  ending: null,
};

function cutOff() {
  const held = holdRun({ open: [kept] });
  const started = { event: "started", at: kept.startedAt, by: "somebody", isDryRun: false } as const;
  held.desk.journal.push({ ...started, facts: switchFacts, runbook: switchRunbook });
  return held;
}

test("lists what is open, as text and as JSON", async () => {
  const held = cutOff();
  expect(await held.start(undefined, { list: true })).toBe(0);
  expect(held.stdout()).toContain("run-1  planned-switch on Support site");
  const other = cutOff();
  await other.start(undefined, { list: true, json: true });
  expect(JSON.parse(other.stdout())).toEqual({ schema: "pairdesk-runs/1", runs: [kept] });
  const none = cutOff();
  await none.start(undefined, { list: true, pair: "Another" });
  expect(none.stdout()).toBe("No run is open.\n");
});

test("goes on with a run that was cut off, on its own pair, as a writer", async () => {
  const held = cutOff();
  expect(await held.start(undefined, { resume: "run-1", json: true, answers: writeAnswers(goodAnswers) })).toBe(0);
  expect(held.opened).toEqual({ writes: true, pair: "Support site" });
  expect(held.lines()[0]).toMatchObject({ event: "reopened" });
  expect(held.lines().at(-1)).toMatchObject({ event: "ended", outcome: "done" });
});

test("closes a run that was cut off", async () => {
  const held = cutOff();
  expect(await held.start(undefined, { close: "run-1", json: true })).toBe(4);
  expect(held.lines()).toMatchObject([{ event: "ended", outcome: "refused" }]);
});

test("says where to look when the run is not there, and that a practice run cannot be", async () => {
  const [other, practice] = [cutOff(), cutOff()];
  expect(await other.start(undefined, { resume: "run-2", json: true })).toBe(4);
  expect(other.lines()).toMatchObject([{ event: "ended", outcome: "refused" }]);
  expect(await practice.start(undefined, { resume: "run-1", practice: true })).toBe(4);
  expect(practice.stderr()).toContain("gone with it");
});
