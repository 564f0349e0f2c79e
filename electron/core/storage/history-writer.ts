/** How the changes of a history are written. Spans are replaced whole, under the moment at which they began. */
import type { DatabaseSync } from "node:sqlite";
import type { ToldSync } from "../../../shared/domain/observation.ts";
import type { Incident } from "../../../shared/history/incident.ts";
import type { HistoryChanges, ResponseTime } from "../../../shared/history/recorder.ts";
import type { Segment } from "../../../shared/history/segment.ts";
import { hourMs } from "./history-rows.ts";

/** For a transaction of the caller's. */
export function prepareHistoryWriting(db: DatabaseSync): (pairId: string, changes: HistoryChanges) => void {
  const put = {
    segment: prepareSegment(db),
    incident: prepareIncident(db),
    sync: prepareSync(db),
    response: prepareResponse(db),
  };
  const takeBack = prepareTakingBack(db);
  return (pairId, { segments, incidents, syncs, responses, takenBackAfterMs }) => {
    if (takenBackAfterMs !== undefined) takeBack(pairId, takenBackAfterMs);
    for (const segment of segments) put.segment(pairId, segment);
    for (const incident of incidents) put.incident(pairId, incident);
    for (const sync of syncs) put.sync(pairId, sync);
    for (const response of responses) put.response(pairId, response);
  };
}

/** As `withoutFuture` does it. Data syncs stay: their times are the appliances'. */
function prepareTakingBack(db: DatabaseSync) {
  const statements = [
    "DELETE FROM history_segment WHERE pair_id = ?1 AND from_ms > ?2",
    "UPDATE history_segment SET until_ms = ?2 WHERE pair_id = ?1 AND until_ms > ?2",
    "DELETE FROM history_incident WHERE pair_id = ?1 AND from_ms > ?2",
    "UPDATE history_incident SET until_ms = min(until_ms, ?2), ended_ms = min(ended_ms, ?2) " +
      "WHERE pair_id = ?1 AND (until_ms > ?2 OR ended_ms > ?2)",
    "DELETE FROM history_response WHERE pair_id = ?1 AND hour_ms > ?2",
  ].map((sql) => db.prepare(sql));
  return (pairId: string, afterMs: number): void => {
    for (const statement of statements) statement.run(pairId, afterMs);
  };
}

function prepareSegment(db: DatabaseSync) {
  const statement = db.prepare(
    "INSERT INTO history_segment (pair_id, lane, from_ms, until_ms, value, looks, after) VALUES (?, ?, ?, ?, ?, ?, ?) " +
      "ON CONFLICT DO UPDATE SET until_ms = excluded.until_ms, looks = excluded.looks",
  );
  return (pairId: string, { lane, fromMs, untilMs, value, looks, after }: Segment): void =>
    void statement.run(pairId, lane, fromMs, untilMs, value, looks, after);
}

function prepareIncident(db: DatabaseSync) {
  const statement = db.prepare(
    "INSERT INTO history_incident " +
      "(pair_id, code, appliance, from_ms, until_ms, ended_ms, severity, message, began_after, ended_after) " +
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET until_ms = excluded.until_ms, " +
      "ended_ms = excluded.ended_ms, severity = excluded.severity, ended_after = excluded.ended_after",
  );
  return (pairId: string, one: Incident): void => {
    const span = [one.fromMs, one.untilMs, one.endedMs] as const;
    const words = [one.severity, one.message, one.beganAfter, one.endedAfter] as const;
    statement.run(pairId, one.code, one.appliance ?? "", ...span, ...words);
  };
}

/** The same sync is told of with every look until the next one. */
function prepareSync(db: DatabaseSync) {
  const statement = db.prepare(
    "INSERT INTO history_sync (pair_id, at_ms, told_by, told_ms, status) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return (pairId: string, { at, status, toldBy, toldAt }: ToldSync): void =>
    void statement.run(pairId, Date.parse(at), toldBy, Date.parse(toldAt), status);
}

function prepareResponse(db: DatabaseSync) {
  const statement = db.prepare(
    "INSERT INTO history_response (pair_id, appliance, hour_ms, looks, total_ms, longest_ms) VALUES (?, ?, ?, 1, ?, ?) " +
      "ON CONFLICT DO UPDATE SET looks = looks + 1, total_ms = total_ms + excluded.total_ms, " +
      "longest_ms = max(longest_ms, excluded.longest_ms)",
  );
  return (pairId: string, { appliance, atMs, tookMs }: ResponseTime): void =>
    void statement.run(pairId, appliance, hourMs(atMs), Math.round(tookMs), Math.round(tookMs));
}
