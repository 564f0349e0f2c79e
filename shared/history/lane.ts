/**
 * What is followed over time, one lane each. A lane's name is `kind` for the pair and `kind/appliance` for one appliance,
 * so that a renamed appliance begins lanes of its own and never continues another's.
 */
import { lookIntervalMs } from "../assessment/intervals.ts";

export const applianceLaneKinds = ["reachable", "health", "role", "shared-ips", "certificate"] as const;
export const pairLaneKinds = ["verdict", "served-by", "sync", "vantage"] as const;
export type LaneKind = (typeof applianceLaneKinds)[number] | (typeof pairLaneKinds)[number];

/** The value of every lane when nobody could tell. */
export const unknownValue = "unknown";

/** What one look says of one lane. */
export interface LaneReading {
  lane: string;
  value: string;
  /** ISO time of the look it rests on. */
  at: string;
}

export const laneOf = (kind: LaneKind, appliance?: string): string =>
  appliance === undefined ? kind : `${kind}/${appliance}`;

/** An appliance's name may hold a slash, a kind never does. */
export function splitLane(lane: string): { kind: string; appliance: string | null } {
  const slash = lane.indexOf("/");
  return slash < 0 ? { kind: lane, appliance: null } : { kind: lane.slice(0, slash), appliance: lane.slice(slash + 1) };
}

const rareKinds: readonly string[] = ["certificate"];

/**
 * The longest pause between two looks over which a value is believed to have lasted: two missed looks and a half, as in
 * `believedForMs`. A longer one is a hole in what was observed.
 */
export function believedPauseMs(lane: string): number {
  const intervalMs = rareKinds.includes(splitLane(lane).kind) ? lookIntervalMs.certificate : lookIntervalMs.health;
  return intervalMs * 2.5;
}
