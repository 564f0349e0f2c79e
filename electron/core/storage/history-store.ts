/**
 * What was seen of each pair over time. A change is written when it is seen, all of one look or nothing, so a kill loses
 * at most the look under way. Rows are spans: a quiet year takes hardly more room than a quiet day.
 */
import type { DatabaseSync } from "node:sqlite";
import { type SyncSeen, seenWithinMs } from "../../../shared/assessment/sync-rhythm.ts";
import type { ToldSync } from "../../../shared/domain/observation.ts";
import type { Incident } from "../../../shared/history/incident.ts";
import { createIsoWriter } from "../../../shared/history/iso-writer.ts";
import type { HistoryChanges } from "../../../shared/history/recorder.ts";
import type { Segment } from "../../../shared/history/segment.ts";
import type { Period } from "../../../shared/history/timeline.ts";
import {
  readIncident,
  readLane,
  readSegment,
  readSync,
  readSyncSeen,
  segmentColumns,
  syncColumns,
} from "./history-rows.ts";
import { prepareHistoryWriting } from "./history-writer.ts";
import { createPersonHistory, type PersonHistory } from "./person-history.ts";
import { createResponseTimes, type ResponseTimes } from "./response-times.ts";
import { withStorageErrors } from "./storage-error.ts";
import { inTransaction } from "./transaction.ts";

export interface HistoryStore extends PersonHistory, ResponseTimes {
  put(pairId: string, changes: HistoryChanges): void;
  /** The newest segment of each lane; with a moment, of those that had begun by then. */
  lastSegments(pairId: string, byMs?: number): Segment[];
  /** For how long the pair was watched after this moment, as far as it is recorded. */
  watchedAfterMs(pairId: string, ms: number): number;
  openIncidents(pairId: string): Incident[];
  /** Of every lane what touches the period, in order, with the segment before and the one after it. */
  segments(pairId: string, period: Period): Segment[];
  /** The same of one lane. */
  segmentsOfLane(pairId: string, lane: string, period: Period): Segment[];
  /** Those that touch the period, the newest first. */
  incidents(pairId: string, period: Period): Incident[];
  /** Those that took place in the period, the oldest first. */
  syncs(pairId: string, period: Period): ToldSync[];
  /** When the last one before took place. */
  syncBefore(pairId: string, ms: number): string | null;
  /** The newest that were told of as they happened, the newest first. */
  syncsSeen(pairId: string, limit: number): SyncSeen[];
  /** How long an appliance kept silent, each time that both its beginning and its end were seen; the newest first. */
  outagesMs(pairId: string, appliance: string): number[];
  /** When the first look of all was recorded; null before. */
  beganMs(pairId: string): number | null;
  removePair(pairId: string): void;
}

const seen = ["history_segment", "history_incident", "history_sync", "history_response"];
const tables = [...seen, "history_note", "history_deed", "history_report", "raw_answer", "raw_body"];

/** For good; for a transaction of the caller's. */
export function deleteHistory(db: DatabaseSync, pairId: string): void {
  for (const table of tables) db.prepare(`DELETE FROM ${table} WHERE pair_id = ?`).run(pairId);
}

/** From lane to lane in as many steps as there are lanes: `SELECT DISTINCT` would read every segment of the years. */
const namedLanes =
  "WITH RECURSIVE named(lane) AS (SELECT min(lane) FROM history_segment WHERE pair_id = ?1 UNION ALL " +
  "SELECT (SELECT min(lane) FROM history_segment WHERE pair_id = ?1 AND lane > named.lane) FROM named WHERE lane IS NOT NULL) ";

const queries = {
  lastSegments:
    `${namedLanes} SELECT ${segmentColumns} FROM history_segment WHERE pair_id = ?1 AND (lane, from_ms) IN ` +
    "(SELECT lane, (SELECT max(from_ms) FROM history_segment WHERE pair_id = ?1 AND lane = named.lane AND from_ms <= ?2) FROM named)",
  watchedAfter:
    "SELECT sum(until_ms - max(from_ms, ?2)) AS ms FROM history_segment WHERE pair_id = ?1 AND lane = 'verdict' AND until_ms > ?2",
  openIncidents: "SELECT * FROM history_incident WHERE pair_id = ? AND ended_ms IS NULL",
  lanes: `${namedLanes} SELECT lane FROM named WHERE lane IS NOT NULL`,
  // With its neighbours: how the first began and how long the last lasted is told by them.
  lane:
    `SELECT ${segmentColumns} FROM history_segment WHERE pair_id = ?1 AND lane = ?2 ` +
    "AND from_ms >= coalesce((SELECT max(from_ms) FROM history_segment WHERE pair_id = ?1 AND lane = ?2 AND from_ms <= ?3), ?3) " +
    "AND from_ms <= coalesce((SELECT min(from_ms) FROM history_segment WHERE pair_id = ?1 AND lane = ?2 AND from_ms >= ?4), ?4) " +
    "ORDER BY from_ms",
  incidents:
    "SELECT * FROM history_incident WHERE pair_id = ?1 AND from_ms < ?3 AND coalesce(ended_ms, until_ms) >= ?2 " +
    "ORDER BY from_ms DESC, code, appliance",
  outages:
    "SELECT ended_ms - from_ms AS ms FROM history_incident WHERE pair_id = ? AND appliance = ? " +
    "AND code = 'APPLIANCE_UNREACHABLE' AND ended_ms IS NOT NULL AND began_after IS NULL AND ended_after IS NULL " +
    "ORDER BY from_ms DESC LIMIT 200",
  syncs: `SELECT ${syncColumns} FROM history_sync WHERE pair_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, told_by`,
  syncBefore: "SELECT max(at_ms) AS ms FROM history_sync WHERE pair_id = ? AND at_ms < ?",
  syncsSeen:
    `SELECT at_ms AS atMs, told_by AS toldBy, told_ms AS toldMs FROM history_sync WHERE pair_id = ? ` +
    `AND abs(told_ms - at_ms) <= ${seenWithinMs} ORDER BY at_ms DESC LIMIT ?`,
  began:
    `${namedLanes} SELECT min((SELECT min(from_ms) FROM history_segment WHERE pair_id = ?1 AND lane = named.lane)) AS ms ` +
    "FROM named",
};

const asLists: ReadonlySet<keyof typeof queries> = new Set(["lastSegments", "lane", "syncs"]);

export function createHistoryStore(db: DatabaseSync): HistoryStore {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  const write = guarded(() => prepareHistoryWriting(db));
  function prepare<Row>(query: keyof typeof queries, read: (row: unknown, iso: (ms: number) => string) => Row) {
    const statement = guarded(() => db.prepare(queries[query]));
    // Lists are read in two thirds of the time that objects take.
    if (asLists.has(query)) statement.setReturnArrays(true);
    return (...parameters: (string | number)[]): Row[] => {
      const iso = createIsoWriter();
      return guarded(() => statement.all(...parameters)).map((row) => read(row, iso));
    };
  }
  const lastSegments = prepare("lastSegments", readSegment);
  const openIncidents = prepare("openIncidents", readIncident);
  const lanes = prepare("lanes", readLane);
  const lane = prepare("lane", readSegment);
  const incidents = prepare("incidents", readIncident);
  const syncs = prepare("syncs", readSync);
  const syncsSeen = prepare("syncsSeen", readSyncSeen);
  const before = guarded(() => db.prepare(queries.syncBefore));
  const watchedAfter = guarded(() => db.prepare(queries.watchedAfter));
  const outages = guarded(() => db.prepare(queries.outages));
  const began = guarded(() => db.prepare(queries.began));

  return {
    ...createPersonHistory(db),
    ...createResponseTimes(db),
    put: (pairId, changes) => guarded(() => inTransaction(db, () => write(pairId, changes))),
    lastSegments: (pairId, byMs = Number.MAX_SAFE_INTEGER) => lastSegments(pairId, byMs),
    watchedAfterMs: (pairId, ms) => Number(guarded(() => watchedAfter.get(pairId, ms))?.["ms"] ?? 0),
    openIncidents,
    segments: (pairId, { fromMs, untilMs }) => lanes(pairId).flatMap((name) => lane(pairId, name, fromMs, untilMs)),
    segmentsOfLane: (pairId, name, { fromMs, untilMs }) => lane(pairId, name, fromMs, untilMs),
    incidents: (pairId, { fromMs, untilMs }) => incidents(pairId, fromMs, untilMs),
    syncs: (pairId, { fromMs, untilMs }) => syncs(pairId, fromMs, untilMs),
    syncBefore(pairId, ms) {
      const atMs = guarded(() => before.get(pairId, ms))?.["ms"];
      return typeof atMs === "number" ? new Date(atMs).toISOString() : null;
    },
    syncsSeen,
    outagesMs: (pairId, appliance) => guarded(() => outages.all(pairId, appliance)).map(({ ms }) => Number(ms)),
    beganMs(pairId) {
      const ms = guarded(() => began.get(pairId))?.["ms"];
      return typeof ms === "number" ? ms : null;
    },
    removePair: (pairId) => guarded(() => inTransaction(db, () => deleteHistory(db, pairId))),
  };
}
