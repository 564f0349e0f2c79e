import { describe, expect, test } from "vitest";
import { readRun } from "../../../shared/runbooks/accept-event.ts";
import {
  backupTimes,
  lastSwapAt,
  learnedWaits,
  openTakeover,
  type PastRun,
} from "../../../shared/runbooks/past-runs.ts";
import { exactCall } from "../../../shared/runbooks/run-call.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { Outcome, RunbookId } from "../../../shared/runbooks/runbook.ts";
import { smallRunbook, smallSteps, startedRun } from "../../support/runs/small-runbook.ts";

interface Told {
  day: number;
  outcome?: Outcome | null;
  primary?: "site1" | "site2" | null;
  call?: "accepted" | "refused";
  isDryRun?: boolean;
  waitMs?: number;
}

/** A run of one look, one backup, one call and one wait, on this day of March. */
function pastRun(id: RunbookId, told: Told): PastRun {
  const { day, outcome = "done", primary = "site2", call = "accepted", isDryRun = false, waitMs } = told;
  const startMs = Date.UTC(2026, 2, day);
  const at = (ms: number) => new Date(startMs + ms).toISOString();
  const { look, write, settle, backup } = smallSteps;
  const set = { ...write, call: { ...write.call, appliance: primary ?? "site2", dataSyncFirst: false } };
  const runbook = { ...smallRunbook([look, backup, ...(primary === null ? [] : [set]), settle]), id };
  const lines = { answer: "yes" as const, text: "", lines: [] };
  const exactFor = (name: string) =>
    exactCall({ call: "backup", appliance: name }, { name, host: "a", port: 443, api: "v2" });
  const waited: RunEvent[] =
    waitMs === undefined ? [] : [{ event: "checked", at: at(10 + waitMs), step: "settle", result: lines }];
  const ended: RunEvent[] =
    outcome === null ? [] : [{ event: "ended", at: at(9_000_000), outcome: proven(outcome), text: "", next: [] }];
  const journal: RunEvent[] = [
    startedRun({ at: at(0), runbook, isDryRun }),
    { event: "checked", at: at(1), step: "look", result: lines, plan: [] },
    { event: "intended", at: at(3), step: "backup", call: exactFor("site1"), reread: [] },
    { event: "called", at: at(4), step: "backup", outcome: { kind: "accepted", words: "" }, backup: taken },
    { event: "intended", at: at(5), step: "write", call: exactFor(primary ?? "site2"), reread: [] },
    { event: "called", at: at(6), step: "write", outcome: { kind: call, words: "" } },
    { event: "reached", at: at(10), step: "settle" },
    ...waited,
    ...ended,
  ];
  const state = readRun(journal);
  if (!state) throw new Error("no run");
  // Whether it is proved is not what is asked here.
  const ending = state.ending && outcome ? { ...state.ending, outcome } : state.ending;
  return { id: `${id}-${day}`, state: { ...state, ending } };
}
const proven = (outcome: Outcome): Outcome => (outcome === "done" || outcome === "refused" ? "unknown" : outcome);
const taken = { appliance: "site1", file: "a.nsb", bytes: 1, sha256: "ab" };

describe("a takeover is open", () => {
  const takeover = pastRun("unplanned-takeover", { day: 2 });
  test.each<[string, PastRun[], string | null]>([
    ["while it is the last change", [takeover, pastRun("sync-now", { day: 3, primary: null })], "site2"],
    ["while it is under way", [pastRun("unplanned-takeover", { day: 2, outcome: null })], "site2"],
    ["also when the backup took over by itself", [pastRun("unplanned-takeover", { day: 2, primary: null })], "site2"],
    ["no more after a switch back", [takeover, pastRun("switch-back", { day: 3, primary: "site1" })], null],
    [
      "no more after a demotion, with or without a call",
      [takeover, pastRun("demote-returned-primary", { day: 3, primary: null })],
      null,
    ],
    [
      "still after a switch back that failed",
      [takeover, pastRun("switch-back", { day: 3, outcome: "failed" })],
      "site2",
    ],
    ["never after a planned switch", [pastRun("planned-switch", { day: 2 })], null],
  ])("%s", (_what, runs, standIn) => {
    expect(openTakeover(runs)?.standIn ?? null).toBe(standIn);
  });
});

test("the last swap and the last backups are told, of runs in any order", () => {
  const runs = [pastRun("planned-switch", { day: 5 }), pastRun("sync-now", { day: 7, primary: null })];
  for (const told of [runs, runs.toReversed()]) {
    expect(lastSwapAt(told)).toBe("2026-03-05T00:00:00.005Z");
    expect(backupTimes(told)).toEqual({ site1: "2026-03-07T00:00:00.004Z" });
  }
  expect(lastSwapAt([])).toBeNull();
});

test("waits are learned as the middle of those of the same runbook that came true", () => {
  const runs = [
    ...[30_000, 90_000, 50_000].map((waitMs, index) => pastRun("planned-switch", { day: index + 1, waitMs })),
    pastRun("planned-switch", { day: 9 }),
    pastRun("switch-back", { day: 9, waitMs: 1_000 }),
  ];
  expect(learnedWaits(runs, "planned-switch")).toEqual({ settle: 50_000 });
  expect(learnedWaits(runs.slice(0, 2), "planned-switch")).toEqual({ settle: 60_000 });
  expect(learnedWaits(runs, "sync-now")).toEqual({});
});
