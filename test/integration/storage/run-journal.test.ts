import { join } from "node:path";
import { expect, test } from "vitest";
import { createPairsStore } from "../../../electron/core/storage/pairs-store.ts";
import { createRunJournalStore } from "../../../electron/core/storage/run-journal-store.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { createMemoryLog } from "../../support/log/memory-log.ts";
import { openForTest, readForTest } from "../../support/storage/open-for-test.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const noted = (text: string): RunEvent => ({ event: "noted", at: "2026-03-01T12:00:00.250Z", step: null, text });

function openJournal() {
  const path = join(temporaryFolder(), "pairdesk.db");
  const { db } = openForTest(path);
  const log = createMemoryLog();
  return { path, db, log, journal: createRunJournalStore(db, log) };
}

test("events come back as they were, in their order, of each run its own, beside a reader too", () => {
  const { journal, path } = openJournal();
  for (const text of ["one", "two", "Zürich — three"]) {
    journal.append("run-1", "a", noted(text));
    journal.append("run-2", "b", noted(`${text} of the other`));
  }
  expect(journal.load("run-1")).toEqual(["one", "two", "Zürich — three"].map(noted));
  expect(journal.load("run-3")).toEqual([]);
  const reader = readForTest(path);
  if (!reader) throw new Error("nothing to read");
  expect(createRunJournalStore(reader.db, createMemoryLog()).load("run-2")).toHaveLength(3);
  reader.db.close();
});

test("runs are listed with the one that began last first, of one pair or of all", () => {
  const { journal } = openJournal();
  for (const [run, pair] of [
    ["r1", "a"],
    ["r2", "b"],
    ["r3", "a"],
    ["r1", "a"],
  ] as const) {
    journal.append(run, pair, noted("x"));
  }
  expect(journal.list("a")).toEqual([
    { runId: "r3", pairId: "a" },
    { runId: "r1", pairId: "a" },
  ]);
  expect(journal.list(null).map(({ runId }) => runId)).toEqual(["r3", "r2", "r1"]);
  expect(journal.list("c")).toEqual([]);
});

test("a row that is no event is left out, counted and logged without its content", () => {
  const { journal, db, log } = openJournal();
  for (const text of ["one", "two", "three"]) journal.append("run-1", "a", noted(text));
  db.exec(`UPDATE run_event SET body = '{"event":"noted","what it said":1}' WHERE position = 1`);
  expect(journal.load("run-1")).toEqual([noted("one"), noted("three")]);
  expect(journal.lost("run-1")).toBe(1);
  expect(log.entries.map(({ event }) => event)).toEqual(["storage.run-event-unreadable"]);
  expect(JSON.stringify(log.entries)).not.toContain("what it said");
});

test("a row that is gone from between others is told, and what is appended comes behind them", () => {
  const { journal, db } = openJournal();
  for (const text of ["one", "two", "three"]) journal.append("run-1", "a", noted(text));
  expect(journal.lost("run-1")).toBe(0);
  db.exec("DELETE FROM run_event WHERE position = 1");
  journal.append("run-1", "a", noted("four"));
  expect(journal.lost("run-1")).toBe(1);
  expect(journal.load("run-1").map((event) => "text" in event && event.text)).toEqual(["one", "three", "four"]);
});

test("a journal that may not grow says that the disk is full and keeps what it had", () => {
  const { journal, db } = openJournal();
  journal.append("run-1", "a", noted("kept"));
  db.exec("PRAGMA max_page_count = 1");
  const write = () => {
    for (let number = 0; number < 1000; number += 1) journal.append("run-1", "a", noted("x".repeat(4000)));
  };
  expect(write).toThrow(expect.objectContaining({ code: "disk-full" }));
  db.exec("PRAGMA max_page_count = 10000");
  expect(journal.load("run-1")[0]).toEqual(noted("kept"));
  expect(journal.lost("run-1")).toBe(0);
});

test("journals stay while the pair is put aside and go when it goes for good", () => {
  const { journal, db, log } = openJournal();
  const pairs = createPairsStore(db, log);
  pairs.save(samplePair("a"));
  journal.append("run-1", "a", noted("x"));
  journal.append("run-2", "b", noted("x"));
  pairs.putAside("a", 1_000);
  expect(journal.list("a")).toHaveLength(1);
  pairs.remove("a");
  expect(journal.list(null)).toEqual([{ runId: "run-2", pairId: "b" }]);
});
