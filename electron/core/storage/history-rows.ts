/** The rows of a history as values. A row is a stranger like any other until its schema has accepted it. */
import { z } from "zod";
import type { SyncSeen } from "../../../shared/assessment/sync-rhythm.ts";
import type { ToldSync } from "../../../shared/domain/observation.ts";
import { severitySchema } from "../../../shared/domain/pair-status.ts";
import type { Incident } from "../../../shared/history/incident.ts";
import { type Hole, holes, type Segment } from "../../../shared/history/segment.ts";

const oneHourMs = 3_600_000;

export const hourMs = (ms: number): number => Math.floor(ms / oneHourMs) * oneHourMs;

const hole = z.enum(holes).nullable();
/** As `readSegment` reads them. */
export const segmentColumns = "lane, from_ms, until_ms, value, looks, after";

/**
 * From a row as a list. By hand: a year has thousands of these, and a schema would take half the time of reading it.
 * Throws on another form.
 */
export function readSegment(row: unknown): Segment {
  const [lane, fromMs, untilMs, value, looks, after] = row as readonly unknown[];
  const areTexts = typeof lane === "string" && typeof value === "string";
  const areNumbers = typeof fromMs === "number" && typeof untilMs === "number" && typeof looks === "number";
  if (!areTexts || !areNumbers || !isHole(after)) throw new Error("a row of history_segment is not of its form");
  return { lane, value, fromMs, untilMs, looks, after };
}

const knownHoles: ReadonlySet<unknown> = new Set([...holes, null]);
const isHole = (value: unknown): value is Hole | null => knownHoles.has(value);

export const readLane = (row: unknown): string => z.object({ lane: z.string() }).parse(row).lane;

const incidentRow = z.object({
  code: z.string(),
  appliance: z.string(),
  severity: severitySchema,
  message: z.string(),
  from_ms: z.int(),
  until_ms: z.int(),
  ended_ms: z.int().nullable(),
  began_after: hole,
  ended_after: hole,
});

export function readIncident(row: unknown): Incident {
  const { code, appliance, severity, message, ...times } = incidentRow.parse(row);
  return {
    code,
    appliance: appliance === "" ? null : appliance,
    severity,
    message,
    fromMs: times.from_ms,
    untilMs: times.until_ms,
    endedMs: times.ended_ms,
    beganAfter: times.began_after,
    endedAfter: times.ended_after,
  };
}

export const syncColumns = "at_ms, told_by, told_ms, status";

/** By hand as well: four an hour are 35,000 a year. A row is the list of `syncColumns`. */
export function readSync(row: unknown, iso: (ms: number) => string): ToldSync {
  const [atMs, toldBy, toldMs, status] = row as unknown[];
  const areTimes = typeof atMs === "number" && typeof toldMs === "number";
  const areTexts = typeof toldBy === "string" && (status === null || typeof status === "string");
  if (!areTimes || !areTexts) throw new Error("a row of history_sync is not of its form");
  return { at: iso(atMs), status, toldBy, toldAt: iso(toldMs) };
}

const syncSeenRow = z.object({ atMs: z.int(), toldBy: z.string(), toldMs: z.int() });

export const readSyncSeen = (row: unknown): SyncSeen => syncSeenRow.parse(row);
