/**
 * How often data syncs come here, learned from those that were seen as they happened. No API tells the interval
 * (api-facts 0.7), and whoever was not watching has missed some: without a clear rhythm nothing is concluded. The history
 * remembers months of them, memory the last few: from few alone, syncs that slowly come later would soon be the usual ones.
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

/** A data sync that was told of as it happened; milliseconds since 1970. */
export interface SyncSeen {
  atMs: number;
  toldBy: string;
  toldMs: number;
}

/** Told no later than so long after it happened: somebody was watching then. */
export const seenWithinMs = 5 * 60_000;
/** Two syncs closer together are a person's Sync Now, not a rhythm. */
const shortestGapMs = 5 * 60_000;
const fewestGaps = 4;

/** @param recorded in any order; those that memory holds as well count once */
export function syncRhythm(memory: Memory, recorded: readonly SyncSeen[]): SyncRhythm {
  const syncs = (syncLog(memory)?.outcome.syncs ?? []).filter((sync) => isOfThisRelationship(memory, sync));
  const gapsMs = gapsOf([...syncs.map(toSeen), ...recordedSince(memory, recorded)]);
  return { usualMs: usualOf(gapsMs), gapsMs, usualStatuses: statusesBefore(syncs) };
}

/** Between syncs that were seen as they happened, the newest first. */
export const seenGapsMs = (syncs: readonly ToldSync[]): number[] => gapsOf(syncs.map(toSeen));

function gapsOf(syncs: readonly SyncSeen[]): number[] {
  const times = [...new Set(syncs.filter(isSeenAsItHappened).map(({ atMs }) => atMs))].sort((a, b) => b - a);
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

/** What either appliance told before it was last apart was another relationship. */
function recordedSince(memory: Memory, recorded: readonly SyncSeen[]): SyncSeen[] {
  const apartMs = new Map<string, number>();
  return recorded.filter(({ toldBy, toldMs }) => {
    const known = apartMs.get(toldBy) ?? Date.parse(lastApart(memory, toldBy)?.at ?? "");
    apartMs.set(toldBy, known);
    return !(toldMs <= known);
  });
}

const toSeen = ({ at, toldBy, toldAt }: ToldSync): SyncSeen => ({
  atMs: Date.parse(at),
  toldBy,
  toldMs: Date.parse(toldAt),
});

const isSeenAsItHappened = ({ atMs, toldMs }: SyncSeen): boolean => Math.abs(toldMs - atMs) <= seenWithinMs;

function statusesBefore(syncs: ToldSync[]): string[] {
  const newest = syncs
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const earlier = syncs.filter(({ at, status }) => at !== newest && status !== null);
  const isEnough = new Set(earlier.map(({ at }) => at)).size >= 3;
  return isEnough ? [...new Set(earlier.map(({ status }) => status ?? ""))].sort() : [];
}
