/**
 * The journals of runs: every event in its order, written before it is acted on.
 *
 * Guaranteed: when `append` returns, the event survives a kill and a power cut (synchronous = FULL); when it throws, the
 * journal is as it was. Events are never changed and only go with their pair. What cannot be read as an event is logged,
 * left out and counted by `lost`, as is what is missing between others: a run that lost one cannot be gone on with, since
 * it may have told of a call. Not guaranteed: the loss of the last rows of a damaged file cannot be told.
 */
import type { DatabaseSync } from "node:sqlite";
import { type RunEvent, runEventSchema } from "../../../shared/runbooks/run-event.ts";
import type { Log } from "../log/log.ts";
import { parseStored } from "./parse-stored.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface StoredRun {
  runId: string;
  pairId: string;
}

export interface RunJournalStore {
  /** Throws PairdeskError `disk-full` and the like; then nothing was kept. */
  append(runId: string, pairId: string, event: RunEvent): void;
  /** In the order in which they were appended; none of a run that is not there. */
  load(runId: string): RunEvent[];
  /** How many events of a run cannot be read or are not there any more. */
  lost(runId: string): number;
  /** Of every pair with null. The one that began last comes first. */
  list(pairId: string | null): StoredRun[];
}

export function createRunJournalStore(db: DatabaseSync, log: Log): RunJournalStore {
  const path = db.location() ?? ":memory:";
  const prepare = (sql: string) => withStorageErrors(path, () => db.prepare(sql));
  const insert = prepare(
    "INSERT INTO run_event (run_id, pair_id, position, at_ms, body) " +
      "SELECT ?1, ?2, coalesce(max(position) + 1, 0), ?3, ?4 FROM run_event WHERE run_id = ?1",
  );
  const selectRun = prepare("SELECT position, body FROM run_event WHERE run_id = ? ORDER BY position");
  const selectRuns = prepare(
    "SELECT run_id, pair_id, min(id) AS first FROM run_event WHERE ?1 IS NULL OR pair_id = ?1 " +
      "GROUP BY run_id, pair_id ORDER BY first DESC",
  );
  const read = (runId: string) =>
    withStorageErrors(path, () => selectRun.all(runId)).map(({ position, body }) => ({
      position: Number(position),
      stored: parseStored(runEventSchema, body),
    }));
  return {
    append(runId, pairId, event) {
      const body = JSON.stringify(event);
      withStorageErrors(path, () => insert.run(runId, pairId, Date.parse(event.at), body));
    },
    load: (runId) =>
      read(runId).flatMap(({ position, stored }) => {
        if (stored.ok) return [stored.value];
        log.warn("storage.run-event-unreadable", { runId, position, problem: stored.problem });
        return [];
      }),
    lost(runId) {
      const rows = read(runId);
      return (rows.at(-1)?.position ?? -1) + 1 - rows.filter(({ stored }) => stored.ok).length;
    },
    list: (pairId) =>
      withStorageErrors(path, () => selectRuns.all(pairId)).map((row) => ({
        runId: String(row["run_id"]),
        pairId: String(row["pair_id"]),
      })),
  };
}
