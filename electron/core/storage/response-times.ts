/** How long answers took, as it was recorded by the hour; for long periods by the day. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Period } from "../../../shared/history/timeline.ts";
import { hourMs } from "./history-rows.ts";
import { withStorageErrors } from "./storage-error.ts";

export interface ResponseSummary {
  appliance: string;
  fromMs: number;
  untilMs: number;
  looks: number;
  meanMs: number;
  longestMs: number;
}

export interface ResponseTimes {
  responsesByHour(pairId: string, period: Period): ResponseSummary[];
  /** Days of UTC; those at the ends hold only what lies in the period. */
  responsesByDay(pairId: string, period: Period): ResponseSummary[];
}

const oneHourMs = 3_600_000;
const oneDayMs = 24 * oneHourMs;

const hour = z.object({
  appliance: z.string(),
  hour_ms: z.int(),
  looks: z.int().positive(),
  total_ms: z.int(),
  longest_ms: z.int(),
});
const names = z.array(z.object({ appliance: z.string() }));

// Name by name through the index: to group all hours at once takes three times as long.
const queries = {
  hours:
    "SELECT * FROM history_response WHERE pair_id = ? AND hour_ms >= ? AND hour_ms < ? ORDER BY hour_ms, appliance",
  day:
    "SELECT sum(looks) AS looks, sum(total_ms) AS total_ms, max(longest_ms) AS longest_ms FROM history_response " +
    "WHERE pair_id = ? AND appliance = ? AND hour_ms >= ? AND hour_ms < ?",
  // One step through the index for each name, where DISTINCT reads every hour.
  appliances:
    "WITH RECURSIVE named(appliance) AS (SELECT min(appliance) FROM history_response WHERE pair_id = ?1 UNION ALL " +
    "SELECT (SELECT min(appliance) FROM history_response WHERE pair_id = ?1 AND appliance > named.appliance) FROM named " +
    "WHERE named.appliance IS NOT NULL) SELECT appliance FROM named WHERE appliance IS NOT NULL",
};

export function createResponseTimes(db: DatabaseSync): ResponseTimes {
  const path = db.location() ?? ":memory:";
  const guarded = <T>(work: () => T): T => withStorageErrors(path, work);
  const hours = guarded(() => db.prepare(queries.hours));
  const day = guarded(() => db.prepare(queries.day));
  day.setReturnArrays(true);
  const appliances = guarded(() => db.prepare(queries.appliances));

  function oneDay(pairId: string, appliance: string, fromMs: number, untilMs: number): ResponseSummary[] {
    // By hand: a year has hundreds of these, and a schema would take half the time of reading it.
    const [looks, total, longest] = guarded(() => day.get(pairId, appliance, fromMs, untilMs)) as unknown as unknown[];
    if (typeof looks !== "number" || typeof total !== "number" || typeof longest !== "number") return [];
    return [{ appliance, fromMs, untilMs, looks, meanMs: total / looks, longestMs: longest }];
  }

  return {
    responsesByHour: (pairId, { fromMs, untilMs }) =>
      guarded(() => hours.all(pairId, hourMs(fromMs), untilMs)).map((row) => {
        const { appliance, hour_ms: beginMs, looks, total_ms: total, longest_ms: longestMs } = hour.parse(row);
        return { appliance, fromMs: beginMs, untilMs: beginMs + oneHourMs, looks, meanMs: total / looks, longestMs };
      }),
    responsesByDay(pairId, { fromMs, untilMs }) {
      const known = names.parse(guarded(() => appliances.all(pairId)));
      const firstMs = hourMs(fromMs);
      const days: ResponseSummary[] = [];
      for (let beginMs = Math.floor(firstMs / oneDayMs) * oneDayMs; beginMs < untilMs; beginMs += oneDayMs) {
        const [from, until] = [Math.max(beginMs, firstMs), Math.min(beginMs + oneDayMs, untilMs)];
        for (const { appliance } of known) days.push(...oneDay(pairId, appliance, from, until));
      }
      return days;
    },
  };
}
