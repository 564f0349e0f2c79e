/** From what is stored of a pair's history to its timeline over one period. */
import type { ToldSync } from "../domain/observation.ts";
import type { PairDefinition } from "../domain/pair.ts";
import type {
  PairTimeline,
  TimelineIncident,
  TimelineNote,
  TimelineReport,
  TimelineSpan,
} from "../domain/pair-timeline.ts";
import { availability } from "./availability.ts";
import type { Deed } from "./deed.ts";
import type { Incident } from "./incident.ts";
import { createIsoWriter } from "./iso-writer.ts";
import { applianceLaneKinds, believedPauseMs, laneOf, pairLaneKinds, splitLane } from "./lane.ts";
import type { Segment } from "./segment.ts";
import { type LaneInTime, type Period, type Span, spansOf } from "./timeline.ts";

interface ResponsePart {
  appliance: string;
  fromMs: number;
  untilMs: number;
  looks: number;
  meanMs: number;
  longestMs: number;
}

export interface StoredHistory {
  /** Of every lane, in order, with the segment before and the one after the period. */
  segments: readonly Segment[];
  incidents: readonly Incident[];
  /** Those that touch the period, the oldest first. */
  notes: readonly TimelineNote[];
  deeds: readonly Deed[];
  reports: readonly TimelineReport[];
  syncs: readonly ToldSync[];
  /** ISO time of the last one before the period. */
  syncBefore?: string | null;
  responses: readonly ResponsePart[];
  beganMs: number | null;
}

export function pairTimeline(
  pair: PairDefinition,
  stored: StoredHistory,
  period: Period & { nowMs: number },
): PairTimeline {
  const iso = createIsoWriter();
  const byLane = new Map<string, Segment[]>();
  for (const segment of stored.segments) {
    const own = byLane.get(segment.lane);
    if (own) own.push(segment);
    else byLane.set(segment.lane, [segment]);
  }
  const inTime = (lane: string): LaneInTime => ({
    segments: byLane.get(lane) ?? [],
    believedPauseMs: believedPauseMs(lane),
    nowMs: period.nowMs,
  });
  return {
    name: pair.name,
    from: iso(period.fromMs),
    until: iso(period.untilMs),
    asOf: iso(period.nowMs),
    recordedSince: stored.beganMs === null ? null : iso(stored.beganMs),
    lanes: lanesOf(pair, byLane.keys()).map((lane) => ({
      ...splitLane(lane),
      spans: toTimelineSpans(spansOf(inTime(lane), period), iso),
    })),
    incidents: stored.incidents.map((incident) => toTimelineIncident(incident, iso)),
    notes: [...stored.notes],
    deeds: stored.deeds.map(({ atMs, ...rest }) => ({ ...rest, at: iso(atMs) })),
    reports: [...stored.reports],
    syncs: [...stored.syncs],
    syncBefore: stored.syncBefore ?? null,
    responses: stored.responses.map(({ fromMs, untilMs, ...rest }) => ({
      ...rest,
      from: iso(fromMs),
      until: iso(untilMs),
    })),
    availability: availability(inTime("verdict"), period),
  };
}

/** The pair's own lanes first, seen or not; then those of appliances that bore another name. */
function lanesOf({ appliances }: PairDefinition, stored: Iterable<string>): string[] {
  const own = appliances.flatMap(({ name }) => applianceLaneKinds.map((kind) => laneOf(kind, name)));
  return [...new Set([...pairLaneKinds, ...own, ...[...stored].sort()])];
}

type WriteTime = (ms: number) => string;

/** Each span begins where the one before it ends. */
function toTimelineSpans(spans: readonly Span[], iso: WriteTime): TimelineSpan[] {
  let reachedMs = Number.NaN;
  let reached = "";
  return spans.map((span) => {
    const from = span.fromMs === reachedMs ? reached : iso(span.fromMs);
    reachedMs = span.untilMs;
    reached = iso(reachedMs);
    return span.kind === "observed"
      ? { kind: span.kind, from, until: reached, value: span.value, looks: span.looks }
      : { kind: span.kind, from, until: reached, reason: span.reason, changed: span.changed };
  });
}

function toTimelineIncident({ fromMs, untilMs, endedMs, ...rest }: Incident, iso: WriteTime): TimelineIncident {
  return { ...rest, from: iso(fromMs), until: iso(untilMs), ended: endedMs === null ? null : iso(endedMs) };
}
