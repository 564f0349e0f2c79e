/** From one judged moment after another to what has changed in a pair's history. Pure but for what it keeps of the last moment. */
import type { Situation } from "../assessment/situation.ts";
import type { Observation, ToldSync } from "../domain/observation.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { createClockSetBack } from "./clock-set-back.ts";
import { type Incident, stepIncidents } from "./incident.ts";
import { believedPauseMs } from "./lane.ts";
import { readLanes } from "./read-lanes.ts";
import { type Hole, type Segment, stepLane } from "./segment.ts";
import { withoutFuture } from "./without-future.ts";

/** How long one answer took. */
export interface ResponseTime {
  appliance: string;
  atMs: number;
  tookMs: number;
}

/** Segments and incidents are whole: each replaces the one that began at the same moment. */
export interface HistoryChanges {
  segments: Segment[];
  incidents: Incident[];
  syncs: ToldSync[];
  responses: ResponseTime[];
  /** Before the rest of it: what was recorded after this moment, by a clock that was ahead, is not kept. */
  takenBackAfterMs?: number;
}

const noChanges: HistoryChanges = { segments: [], incidents: [], syncs: [], responses: [] };

export interface HistoryRecorder {
  /** Why the next look at each lane comes later than it should; until it comes. */
  interrupt(hole: Hole): void;
  /** What the look itself tells, whatever is concluded from it. */
  look(observation: Observation): HistoryChanges;
  judge(situation: Situation, status: PairStatus): HistoryChanges;
}

/** What the recorder goes on from. */
export interface KeptHistory {
  /** The newest segment of each lane; with a moment, of those that had begun by then. */
  segments(byMs?: number): readonly Segment[];
  /** The incidents that had not ended. */
  open: readonly Incident[];
  /** Whether so little lies after this moment that a clock may have been ahead. */
  mayTakeBack(afterMs: number): boolean;
}

export function createHistoryRecorder(kept: KeptHistory): HistoryRecorder {
  let lanes = byLane(kept.segments());
  let open = [...kept.open];
  const clock = createClockSetBack();
  /** Since the last interruption: lanes that have not been read again. */
  let interruption: Hole | null = "off";
  let resumed = new Set<string>();

  function follow(lane: string, step: ReturnType<typeof stepLane>): Segment[] {
    resumed.add(lane);
    if (step.kind === "nothing-new") return [];
    lanes.set(lane, step.segment);
    return [step.segment];
  }

  function interrupt(hole: Hole): void {
    interruption = hole;
    resumed = new Set();
  }

  function takeBack(afterMs: number): void {
    lanes = byLane(withoutFuture(kept.segments(afterMs), afterMs));
    open = withoutFuture(open, afterMs);
    interrupt("asleep");
  }

  return {
    interrupt,
    look: (observation) => ({ ...noChanges, syncs: syncsIn(observation), responses: responsesIn(observation) }),
    judge(situation, status) {
      const { nowMs } = situation;
      const standing = clock.read(nowMs, lanes.values());
      const isUntrue = standing !== "right" && kept.mayTakeBack(nowMs);
      if (isUntrue && standing === "in-doubt") return noChanges;
      if (isUntrue) takeBack(nowMs);
      const holeOf = (lane: string) => (resumed.has(lane) ? null : interruption);
      const segments = readLanes(situation, status).flatMap((reading) => {
        const { lane } = reading;
        const pause = { hole: holeOf(lane), believedPauseMs: believedPauseMs(lane) };
        return follow(lane, stepLane(lanes.get(lane) ?? null, reading, pause));
      });
      const verdict = segments.find(({ lane }) => lane === "verdict");
      const hole = verdict?.looks === 1 ? verdict.after : null;
      // With the clock set back a little, incidents as well count for the moment that was reached.
      const atMs = Math.max(nowMs, lanes.get("verdict")?.untilMs ?? nowMs);
      const incidents = stepIncidents(open, status.findings, { atMs, hole });
      open = incidents.filter(({ endedMs }) => endedMs === null);
      return { ...noChanges, segments, incidents, ...(isUntrue && { takenBackAfterMs: nowMs }) };
    },
  };
}

const byLane = (segments: readonly Segment[]) => new Map(segments.map((segment) => [segment.lane, segment]));

function syncsIn(observation: Observation): ToldSync[] {
  if (observation.kind !== "health" || !("reading" in observation.outcome)) return [];
  const { lastSync } = observation.outcome.reading;
  return lastSync ? [{ ...lastSync, toldBy: observation.appliance, toldAt: observation.at }] : [];
}

/** Of questions that were answered: how long a silence lasted says only how long we wait. */
function responsesIn(observation: Observation): ResponseTime[] {
  if (observation.kind !== "health" || !("reading" in observation.outcome)) return [];
  const { appliance, at, tookMs } = observation;
  return [{ appliance, atMs: Date.parse(at), tookMs }];
}
