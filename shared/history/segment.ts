/**
 * A lane is a sequence of segments, each a value with its first and its last confirmation. Guaranteed, in whatever order
 * looks, restarts, sleeps and clock steps come: segments of one lane never overlap, their times never run backwards, and
 * where nobody looked the next segment names why. A clock that was set back makes looks count for the moment the lane has
 * reached already, until it has caught up: nothing is recorded twice.
 */
import type { LaneReading } from "./lane.ts";

/**
 * Why there is a hole before a segment. `begin`: nothing was ever seen of this lane before. `off`: Pairdesk did not run, or
 * did not watch this pair. `asleep`: this computer slept, or its clock was set. `silent`: it looked on and nothing came of it.
 * `lost`: what was recorded of it was in a part of the database that was damaged.
 * `removed`: it is not kept any more, as the person chose.
 */
export const holes = ["begin", "off", "asleep", "silent", "lost", "removed"] as const;
export type Hole = (typeof holes)[number];

export interface Segment {
  lane: string;
  value: string;
  /** First seen and last confirmed, in milliseconds since 1970. */
  fromMs: number;
  untilMs: number;
  /** Looks that confirmed it. */
  looks: number;
  /** null: the segment before lasted until this one. */
  after: Hole | null;
}

/** `opened`: the first look at a new value; `confirmed`: the last segment, longer by one look. */
export type Step = { kind: "opened" | "confirmed"; segment: Segment } | { kind: "nothing-new" };

/**
 * @param last the newest segment of this lane, if there is one
 * @param hole what interrupted the watching since then, if anything did; it counts only where the pause is too long
 */
export function stepLane(
  last: Segment | null,
  reading: LaneReading,
  { hole, believedPauseMs }: { hole: Hole | null; believedPauseMs: number },
): Step {
  const seenMs = Date.parse(reading.at);
  const atMs = Math.max(seenMs, last?.untilMs ?? seenMs);
  const open = (after: Hole | null): Step => {
    const { lane, value } = reading;
    // No two segments of a lane begin at the same moment: that is what they are stored under.
    const fromMs = Math.max(atMs, (last?.fromMs ?? Number.NEGATIVE_INFINITY) + 1);
    return { kind: "opened", segment: { lane, value, fromMs, untilMs: fromMs, looks: 1, after } };
  };
  if (!last) return open("begin");
  if (atMs - last.untilMs > believedPauseMs) return open(hole ?? "silent");
  if (last.value !== reading.value) return open(null);
  if (atMs === last.untilMs) return { kind: "nothing-new" };
  return { kind: "confirmed", segment: { ...last, untilMs: atMs, looks: last.looks + 1 } };
}
