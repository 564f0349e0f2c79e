/**
 * Writes until it is killed: `writing-process.ts rows <database>` adds pairs, what was seen and what was said of them to one
 * database,
 * `writing-process.ts runs <database>` writes the journal of one run,
 * `writing-process.ts openings <folder>` makes one new database after another, and `writing-process.ts history <database>`
 * records looks at one pair, each a second after the last, as a recorder would that was started again. Each line on
 * standard output is an acknowledgement: of what is committed, or with `openings` of what is about to begin.
 */
import { mkdirSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { systemClock } from "../../../electron/core/ports.ts";
import { createHistoryStore } from "../../../electron/core/storage/history-store.ts";
import { createMemoryStore } from "../../../electron/core/storage/memory-store.ts";
import { openDatabase } from "../../../electron/core/storage/open-database.ts";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createRunJournalStore } from "../../../electron/core/storage/run-journal-store.ts";
import { createSaidStore } from "../../../electron/core/storage/said-store.ts";
import { stepLane } from "../../../shared/history/segment.ts";
import { createMemoryLog } from "../log/memory-log.ts";
import { samplePair, sampleProbe } from "./sample-pair.ts";

// This process is always killed, and Node keeps what it has compiled only at an end of its own.
flushCompileCache();
const [, , task, place = ""] = process.argv;
const say = (line: string): void => void writeSync(1, `${line}\n`);
const log = createMemoryLog();
const open = (path: string) => openDatabase({ path, readOnly: false, clock: systemClock, log }).db;

function writeRows(path: string): never {
  mkdirSync(dirname(path), { recursive: true });
  const db = open(path);
  const pairs = createPairsStore(db, log);
  const memory = createMemoryStore(db, log);
  const said = createSaidStore(db, log);
  for (let number = 0; ; number += 1) {
    const id = `${process.pid}-${number}`;
    pairs.save(samplePair(id));
    memory.put(id, [["probe:site1", sampleProbe(new Date().toISOString())]]);
    const at = new Date().toISOString();
    said.putMaintenance(id, { since: at, until: at, note: id });
    said.putRolesAcknowledged(id, { until: at, at });
    say(id);
  }
}

function openNewOnes(folder: string): never {
  for (let number = 0; ; number += 1) {
    const path = join(folder, `${process.pid}-${number}.db`);
    say(path);
    open(path).close();
  }
}

/** The roles change every few looks, so that segments are opened as well as made longer. */
function recordHistory(path: string): never {
  mkdirSync(dirname(path), { recursive: true });
  const store = createHistoryStore(open(path));
  const last = new Map(store.lastSegments("pair-1").map((segment) => [segment.lane, segment]));
  let atMs = Math.max(0, ...[...last.values()].map(({ untilMs }) => untilMs));
  for (let look = 0; ; look += 1) {
    atMs += 1000;
    const at = new Date(atMs).toISOString();
    const segments = ["verdict", "role/site1", "role/site2"].flatMap((lane) => {
      const reading = { lane, value: `value ${Math.floor(look / 5)}`, at };
      const step = stepLane(last.get(lane) ?? null, reading, { hole: "off", believedPauseMs: 150_000 });
      if (step.kind === "nothing-new") return [];
      last.set(lane, step.segment);
      return [step.segment];
    });
    store.put("pair-1", { segments, incidents: [], syncs: [], responses: [] });
    say(String(atMs));
  }
}

function writeJournal(path: string): never {
  mkdirSync(dirname(path), { recursive: true });
  const journal = createRunJournalStore(open(path), log);
  for (let number = journal.load("run-1").length; ; number += 1) {
    journal.append("run-1", "pair-1", { event: "noted", at: new Date(number).toISOString(), step: null, text: "x" });
    say(String(number));
  }
}

if (task === "runs") writeJournal(place);
if (task === "history") recordHistory(place);
if (task === "rows") writeRows(place);
openNewOnes(place);
