/**
 * Row `history-writing`: a day of 200 pairs, a look a minute, judged, recorded and written by the product, raw answers
 * included. Every tenth pair loses an appliance for half of each hour. What is measured is the heap after collection, at
 * the end of the day against two hours into it; the disk is not waited for, since its pace is no matter of memory.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createPairHistory } from "../../../electron/core/create-pair-history.ts";
import { createRawAnswers, type RawAnswersService } from "../../../electron/core/create-raw-answers.ts";
import { createRecollection } from "../../../electron/core/monitor/recollection.ts";
import { createHistoryStore, type HistoryStore } from "../../../electron/core/storage/history-store.ts";
import { openDatabase } from "../../../electron/core/storage/open-database.ts";
import { createRawAnswersStore } from "../../../electron/core/storage/raw-answers-store.ts";
import { assessSituation } from "../../../shared/assessment/assess.ts";
import { emptyMemory } from "../../../shared/assessment/memory.ts";
import { readSituation } from "../../../shared/assessment/situation.ts";
import type { CommandLogEntry } from "../../../shared/contract/command-log.ts";
import type { Observation } from "../../../shared/domain/observation.ts";
import { createDayClock, type DayClock } from "../../support/day-clock.ts";
import { answered, definePair, type Name, unreachable } from "../../support/observations.ts";
import { silentLog } from "../../support/silent-log.ts";
import type { BenchRow } from "../bench-row.ts";

const pairCount = 200;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mostGrowth = 1.1;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

export async function measureWriting(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-bench-"));
  const clock = createDayClock(Date.UTC(2026, 2, 2));
  const { db } = openDatabase({ path: join(folder, "pairdesk.db"), readOnly: false, clock, log: silentLog });
  try {
    db.exec("PRAGMA synchronous = OFF");
    const store = createHistoryStore(db);
    const answers = createRawAnswersStore(db, silentLog);
    const raw = createRawAnswers({ store: answers, isWanted: () => true, guard: (work) => work(), clock });
    const lookAtAll = createFleet(store, raw, clock);
    await passHours(2, clock, lookAtAll);
    const early = heapAfterCollection();
    await passHours(22, clock, lookAtAll);
    const late = heapAfterCollection();
    raw.close();
    return [writingRow(early, late)];
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function passHours(hours: number, clock: DayClock, lookAtAll: () => void): Promise<void> {
  for (let minute = 0; minute < hours * 60; minute += 1) {
    lookAtAll();
    await clock.pass(minuteMs);
  }
}

function heapAfterCollection(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function createFleet(store: HistoryStore, raw: RawAnswersService, clock: DayClock): () => void {
  const watched = Array.from({ length: pairCount }, (_, index) => {
    const pair = { ...definePair(), name: `pair ${index}`, id: `${index}` };
    const known = createRecollection(pair, emptyMemory, clock);
    const history = createPairHistory(store, pair.id, (work) => work());
    return { index, pair, known, history };
  });
  return () => {
    for (const { index, pair, known, history } of watched) {
      for (const observation of looksNow(index, clock.nowMs())) {
        known.take(observation);
        history.look(observation);
        if (observation.kind === "health") raw.keep(entryOf(pair.id, observation));
      }
      const context = { nowMs: clock.nowMs(), isSingleLook: false, suspectedSince: known.suspected() };
      const situation = readSituation(pair, known.memory(), { ...context, syncsSeen: history.syncsSeen() });
      history.judge(situation, assessSituation(situation, context));
    }
  };
}

function looksNow(index: number, nowMs: number): Observation[] {
  const at = new Date(nowMs).toISOString();
  const isDead = index % 10 === 0 && nowMs % hourMs < hourMs / 2;
  const lastSync = { at: new Date(nowMs - (nowMs % (6 * hourMs))).toISOString(), status: `took ${index} s` };
  const outcomeOf = (name: Name) => {
    if (name === "site1" && isDead) return unreachable;
    return answered(name, name === "site1" ? { lastSync } : {});
  };
  const both: Name[] = ["site1", "site2"];
  return [
    ...both.map((appliance): Observation => {
      const asked = { api: "v2", permission: "full_access" } as const;
      return { kind: "health", appliance, at, tookMs: 40, ...asked, outcome: outcomeOf(appliance) };
    }),
    ...both.map((appliance): Observation => {
      const outcome = appliance === "site1" && isDead ? unreachable : ({ kind: "answered", status: 200 } as const);
      return { kind: "probe", appliance, at, tookMs: 20, outcome };
    }),
    { kind: "site", at, tookMs: 40, outcome: outcomeOf("site1") },
    { kind: "vantage", at, tookMs: 10, outcome: { kind: "in-sight", by: "gateway" } },
  ];
}

function entryOf(
  pairId: string,
  { appliance, at, tookMs, outcome }: Extract<Observation, { kind: "health" }>,
): CommandLogEntry {
  const isAnswered = outcome.kind === "answered";
  const received = isAnswered ? JSON.stringify(outcome.reading) : null;
  return {
    ...{ id: 1, at, tookMs, pairId, appliance, api: "v2", method: "GET", path: "/api/command/v2/health" },
    outcome: isAnswered ? { kind: "answered", status: 200 } : unreachable,
    ...{ sentBytes: 0, receivedBytes: received?.length ?? null, sent: null, received },
  };
}

const writingRow = (early: number, late: number): BenchRow => ({
  id: "history-writing",
  value: late / 1_000_000,
  unit: "MB",
  against: `the heap two hours into a day of ${pairCount} pairs that are looked at every minute`,
  ratio: late / early,
  goal: `≤ ${mostGrowth} × at the end of the day`,
  met: late / early <= mostGrowth,
});
