/**
 * Removes what is older than the person keeps, and gives its room back to the disk, in steps that each take a few
 * milliseconds: SQLite does its work on the thread of the window's core. Incidents that have not ended stay, and so does
 * what a person wrote.
 */
import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { StorageLoss } from "../../../shared/contract/storage.ts";
import type { Hole } from "../../../shared/history/segment.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

/** What began to be kept before these moments may go; milliseconds since 1970, null: nothing. */
export interface Cutoffs {
  changesMs: number | null;
  rawAnswersMs: number;
}

export interface Retention {
  count(cutoffs: Cutoffs): StorageLoss;
  /** One step after another; a caller lets other work go on in between. */
  steps(cutoffs: Cutoffs): Iterable<void>;
  bytes(): number;
  /** The last moment up to `byMs` at which anything was watched, by what had begun by then; null: nothing was. */
  newestMs(byMs: number): number | null;
}

const rowsPerStep = 400;
const pagesPerStep = 100;
/** Compressed, of all pairs: above it the oldest days go first, however long the person wants to keep them. */
const mostBodyBytes = 200_000_000;
const dayMs = 86_400_000;
const removed: Hole = "removed";

interface Old {
  table: string;
  key: string;
  /** `?` is the cutoff. */
  isOld: string;
  counts: keyof StorageLoss | null;
}

const changes: readonly Old[] = [
  { table: "history_segment", key: "pair_id, lane, from_ms", isOld: "until_ms < ?", counts: "spans" },
  { table: "history_incident", key: "pair_id, code, appliance, from_ms", isOld: "ended_ms < ?", counts: "incidents" },
  { table: "history_sync", key: "pair_id, at_ms, told_by", isOld: "at_ms < ?", counts: "syncs" },
  { table: "history_response", key: "pair_id, appliance, hour_ms", isOld: "hour_ms < ?", counts: "responseHours" },
];
const answers: readonly Old[] = [
  // The same answer is told anew each day, so a day is as exact as this can be.
  { table: "raw_answer", key: "id", isOld: "from_ms < ?", counts: "rawAnswers" },
  { table: "raw_body", key: "pair_id, digest", isOld: "day_ms < ?", counts: null },
];

export function createRetention(db: DatabaseSync): Retention {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  const number = (sql: string, ...values: number[]): number =>
    guarded(() => Number(Object.values(db.prepare(sql).get(...values) ?? {})[0] ?? 0));

  function* remove({ table, key, isOld }: Old, cutoffMs: number): Generator<void> {
    const sql = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${isOld} LIMIT ${rowsPerStep})`;
    const statement = guarded(() => db.prepare(sql));
    while (guarded(() => statement.run(cutoffMs)).changes > 0) yield;
  }

  function* shrink(): Generator<void> {
    while (number("PRAGMA freelist_count") > 0) {
      const before = number("PRAGMA freelist_count");
      guarded(() => db.exec(`PRAGMA incremental_vacuum(${pagesPerStep})`));
      if (number("PRAGMA freelist_count") >= before) break;
      yield;
    }
    // The file itself becomes smaller when the journal is brought in.
    guarded(() => db.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  }

  /** By days from the oldest, until the bodies fit. */
  function* keepBodiesSmall(): Generator<void> {
    for (;;) {
      if (number("SELECT sum(length(deflated)) FROM raw_body") <= mostBodyBytes) return;
      const oldestMs = number("SELECT min(day_ms) FROM raw_body");
      for (const old of answers) yield* remove(old, oldestMs + dayMs);
    }
  }

  return {
    count({ changesMs, rawAnswersMs }) {
      const loss: StorageLoss = { spans: 0, incidents: 0, syncs: 0, responseHours: 0, rawAnswers: 0 };
      const countIn = (old: readonly Old[], cutoffMs: number) => {
        for (const { table, isOld, counts } of old) {
          if (counts) loss[counts] = number(`SELECT count(*) FROM ${table} WHERE ${isOld}`, cutoffMs);
        }
      };
      if (changesMs !== null) countIn(changes, changesMs);
      countIn(answers, rawAnswersMs);
      return loss;
    },
    *steps({ changesMs, rawAnswersMs }) {
      for (const old of answers) yield* remove(old, rawAnswersMs);
      yield* keepBodiesSmall();
      if (changesMs !== null) {
        // Before the segments go: a kill in between leaves no lane that begins without saying why.
        guarded(() => nameRemovedTime(db, changesMs));
        for (const old of changes) yield* remove(old, changesMs);
      }
      yield* shrink();
    },
    bytes: () => sizeOf(path) + sizeOf(`${path}-wal`),
    newestMs: (byMs) =>
      number("SELECT max(min(until_ms, ?1)) FROM history_segment WHERE from_ms <= ?1", Math.floor(byMs)) || null,
  };
}

/** The first segment of each lane that stays has a hole before it from now on. */
function nameRemovedTime(db: DatabaseSync, cutoffMs: number): void {
  const firstThatStay =
    "SELECT pair_id, lane, min(from_ms) FROM history_segment WHERE until_ms >= ?1 GROUP BY pair_id, lane";
  const hasOlder =
    "EXISTS (SELECT 1 FROM history_segment AS o WHERE o.pair_id = s.pair_id AND o.lane = s.lane AND o.until_ms < ?1)";
  const sql = `UPDATE history_segment AS s SET after = ?2 WHERE (pair_id, lane, from_ms) IN (${firstThatStay}) AND ${hasOlder}`;
  inTransaction(db, () => void db.prepare(sql).run(cutoffMs, removed));
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
