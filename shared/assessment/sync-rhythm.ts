/**
 * How often data syncs come here, learned from those that were seen as they happened. No API tells the interval
 * (api-facts 0.7), and whoever was not watching has missed some: without a clear rhythm nothing is concluded.
 */
import type { ToldSync } from "../domain/observation.ts";
import { lastApart, type Memory, syncLog } from "./memory.ts";

export interface SyncRhythm {
  /** The usual time between two syncs; null when none is clear. */
  usualMs: number | null;
  /** Times between syncs that were seen as they happened, newest first. */
  gapsMs: number[];
  /** Different status texts of the syncs before the last one, when at least three had any; else none. */
  usualStatuses: string[];
}

/** Told no later than so long after it happened: somebody was watching then. */
const seenWithinMs = 5 * 60_000;
/** Two syncs closer together are a person's Sync Now, not a rhythm. */
const shortestGapMs = 5 * 60_000;
const fewestGaps = 4;

export function syncRhythm(memory: Memory): SyncRhythm {
  const syncs = (syncLog(memory)?.outcome.syncs ?? []).filter((sync) => isOfThisRelationship(memory, sync));
  const gapsMs = seenGapsMs(syncs);
  return { usualMs: usualOf(gapsMs), gapsMs, usualStatuses: statusesBefore(syncs) };
}

/** Between syncs that were seen as they happened, the newest first. */
export function seenGapsMs(syncs: readonly ToldSync[]): number[] {
  const times = [...new Set(syncs.filter(isSeenAsItHappened).map(({ at }) => Date.parse(at)))].sort((a, b) => b - a);
  return times
    .slice(1)
    .map((earlier, index) => (times[index] ?? earlier) - earlier)
    .filter((gap) => gap >= shortestGapMs);
}

/** The middle one, when at least half of all lie within a quarter of it. */
export function usualOf(gapsMs: number[]): number | null {
  if (gapsMs.length < fewestGaps) return null;
  const sorted = [...gapsMs].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const near = sorted.filter((gap) => Math.abs(gap - middle) <= middle / 4);
  return near.length * 2 >= sorted.length ? middle : null;
}

function isOfThisRelationship(memory: Memory, { toldBy, toldAt }: ToldSync): boolean {
  const apart = lastApart(memory, toldBy);
  return !apart || apart.at < toldAt;
}

const isSeenAsItHappened = ({ at, toldAt }: ToldSync): boolean =>
  Math.abs(Date.parse(toldAt) - Date.parse(at)) <= seenWithinMs;

function statusesBefore(syncs: ToldSync[]): string[] {
  const newest = syncs
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const earlier = syncs.filter(({ at, status }) => at !== newest && status !== null);
  const isEnough = new Set(earlier.map(({ at }) => at)).size >= 3;
  return isEnough ? [...new Set(earlier.map(({ status }) => status ?? ""))].sort() : [];
}
