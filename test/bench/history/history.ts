/**
 * Rows `history-bytes` and `history-query`: a generated year of one pair, recorded by the product, against the same looks
 * kept as one row each; and the time to read and draw up the timeline of that whole year.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createTimeline } from "../../../electron/core/create-timeline.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { createHistoryStore } from "../../../electron/core/storage/history-store.ts";
import { openDatabase } from "../../../electron/core/storage/open-database.ts";
import { storeYear } from "../../support/history/store-year.ts";
import { yearOf } from "../../support/history/year.ts";
import { silentLog } from "../../support/silent-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import type { BenchRow } from "../bench-row.ts";

const seed = 7;
const reads = 200;
const longestMs = 20;
const share = 1 / 100;

export async function measureHistory(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-bench-"));
  try {
    const path = join(folder, "pairdesk.db");
    const empty = bytesOf(path, () => undefined);
    const full = bytesOf(path, (db) => void storeYear(createHistoryStore(db), "pair-1", seed));
    const rows = storeRows(join(folder, "rows.db"));
    return [bytesRow(full - empty, rows), queryRow(path)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bytesOf(path: string, fill: (db: DatabaseSync) => void): number {
  const { db } = openDatabase({ path, readOnly: false, clock, log: silentLog });
  fill(db);
  db.close();
  return statSync(path).size;
}

/** What the simplest recording would keep: when, and what every lane said. */
function storeRows(path: string): number {
  const db = new DatabaseSync(path);
  db.exec("CREATE TABLE look (at_ms INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT; BEGIN");
  const insert = db.prepare("INSERT INTO look VALUES (?, ?)");
  for (const { atMs, values } of yearOf(seed)) {
    if (values) insert.run(atMs, JSON.stringify(Object.fromEntries(values)));
  }
  db.exec("COMMIT");
  db.close();
  return statSync(path).size;
}

const bytesRow = (bytes: number, rowsBytes: number): BenchRow => ({
  id: "history-bytes",
  value: bytes / 1024,
  unit: "KiB",
  against: "a year of one pair kept as one row per look",
  ratio: bytes / rowsBytes,
  goal: "≤ 1/100 of the bytes",
  met: bytes / rowsBytes <= share,
});

function queryRow(path: string): BenchRow {
  const opened = openDatabase({ path, readOnly: true, clock, log: silentLog });
  if (!opened) throw new Error("the recorded year is gone");
  const store = createHistoryStore(opened.db);
  const year = { from: "2025-01-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" };
  const tookMs = Array.from({ length: reads }, () => {
    const startedMs = performance.now();
    createTimeline(store, samplePair("pair-1"), year, clock);
    return performance.now() - startedMs;
  }).sort((a, b) => a - b);
  opened.db.close();
  const slowestMs = tookMs[Math.ceil(reads * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
  return {
    id: "history-query",
    value: slowestMs,
    unit: "ms",
    against: `the goal of ${longestMs} ms (95th percentile of ${reads} reads of the whole year)`,
    ratio: slowestMs / longestMs,
    goal: `timeline of the year ≤ ${longestMs} ms p95`,
    met: slowestMs <= longestMs,
  };
}
