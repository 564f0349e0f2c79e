/** From one judged moment after another to what has changed in a pair's history. Pure but for what it keeps of the last moment. */
import type { Situation } from "../assessment/situation.ts";
import type { Observation, ToldSync } from "../domain/observation.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { type Incident, stepIncidents } from "./incident.ts";
import { believedPauseMs } from "./lane.ts";
import { readLanes } from "./read-lanes.ts";
import { type Hole, type Segment, stepLane } from "./segment.ts";

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
}

const noChanges: HistoryChanges = { segments: [], incidents: [], syncs: [], responses: [] };

export interface HistoryRecorder {
  /** Why the next look at each lane comes later than it should; until it comes. */
  interrupt(hole: Hole): void;
  /** What the look itself tells, whatever is concluded from it. */
  look(observation: Observation): HistoryChanges;
  judge(situation: Situation, status: PairStatus): HistoryChanges;
}

/** @param kept the newest segment of each lane, and the incidents that had not ended */
export function createHistoryRecorder(kept: {
  segments: readonly Segment[];
  open: readonly Incident[];
}): HistoryRecorder {
  const lanes = new Map(kept.segments.map((segment) => [segment.lane, segment]));
  let open = [...kept.open];
  /** Since the last interruption: lanes that have not been read again. */
  let interruption: Hole | null = "off";
  let resumed = new Set<string>();

  function follow(lane: string, step: ReturnType<typeof stepLane>): Segment[] {
    resumed.add(lane);
    if (step.kind === "nothing-new") return [];
    lanes.set(lane, step.segment);
    return [step.segment];
  }

  return {
    interrupt(hole) {
      interruption = hole;
      resumed = new Set();
    },
    look: (observation) => ({ ...noChanges, syncs: syncsIn(observation), responses: responsesIn(observation) }),
    judge(situation, status) {
      const holeOf = (lane: string) => (resumed.has(lane) ? null : interruption);
      const segments = readLanes(situation, status).flatMap((reading) => {
        const { lane } = reading;
        const pause = { hole: holeOf(lane), believedPauseMs: believedPauseMs(lane) };
        return follow(lane, stepLane(lanes.get(lane) ?? null, reading, pause));
      });
      const verdict = segments.find(({ lane }) => lane === "verdict");
      const hole = verdict?.looks === 1 ? verdict.after : null;
      const incidents = stepIncidents(open, status.findings, { atMs: situation.nowMs, hole });
      open = incidents.filter(({ endedMs }) => endedMs === null);
      return { ...noChanges, segments, incidents };
    },
  };
}

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
