/** A lane's life in few words: looks, sleeps, restarts and clock steps, put through the recording of segments. */
import { believedPauseMs, type LaneReading } from "../../../shared/history/lane.ts";
import { type Hole, type Segment, stepLane } from "../../../shared/history/segment.ts";

const lane = "verdict";
export const pauseMs = believedPauseMs(lane);
export const startMs = Date.UTC(2026, 0, 1);

export type StoryEvent =
  | { kind: "look"; afterMs: number; value: string }
  /** `interrupt` alone passes no time: the next look tells how long it was. */
  | { kind: "interrupt"; hole: Hole }
  | { kind: "clock-set"; byMs: number };

/** What is stored at the end, and when the last look was made by this computer's clock. */
export function tell(events: readonly StoryEvent[]): { segments: Segment[]; nowMs: number } {
  const segments: Segment[] = [];
  let nowMs = startMs;
  let hole: Hole | null = "off";
  for (const event of events) {
    if (event.kind === "interrupt") hole = event.hole;
    else if (event.kind === "clock-set") nowMs += event.byMs;
    else {
      nowMs += event.afterMs;
      const reading: LaneReading = { lane, value: event.value, at: new Date(nowMs).toISOString() };
      const step = stepLane(segments.at(-1) ?? null, reading, { hole, believedPauseMs: pauseMs });
      hole = null;
      if (step.kind === "opened") segments.push(step.segment);
      if (step.kind === "confirmed") segments.splice(-1, 1, step.segment);
    }
  }
  return { segments, nowMs };
}

/** Looks at a steady rhythm, one value a letter: `look("aab", 60_000)`. */
export const look = (values: string, everyMs: number): StoryEvent[] =>
  [...values].map((value) => ({ kind: "look", afterMs: everyMs, value }));
