/** What a moment says of each lane. A value counts from the look it rests on, `unknown` from the moment it was concluded. */
import type { ApplianceSituation, Situation } from "../assessment/situation.ts";
import type { PairStatus } from "../domain/pair-status.ts";
import { type LaneKind, type LaneReading, laneOf, unknownValue } from "./lane.ts";

export function readLanes(situation: Situation, status: PairStatus): LaneReading[] {
  const now = new Date(situation.nowMs).toISOString();
  const read = (lane: string, value: string | null, at: string | null | undefined): LaneReading =>
    value === null || !at ? { lane, value: unknownValue, at: now } : { lane, value, at };
  return [
    read("verdict", status.verdict, now),
    read("served-by", known(situation.servedBy), situation.site?.at),
    read("sync", syncState(situation, status), now),
    read("vantage", situation.lostVantage ? "lost" : "in-sight", now),
    ...situation.appliances.flatMap((appliance) => readAppliance(appliance, situation, read)),
  ];
}

type Read = (lane: string, value: string | null, at: string | null | undefined) => LaneReading;

function readAppliance(appliance: ApplianceSituation, { isOld }: Situation, read: Read): LaneReading[] {
  const { name, reachable, reachedBy, isHealthy, reading, readBy, certificate } = appliance;
  const lane = (kind: LaneKind) => laneOf(kind, name);
  const served = certificate?.outcome.kind === "served" && !isOld(certificate) ? certificate.outcome : null;
  return [
    read(lane("reachable"), reachable === null ? null : yesOrNo(reachable), reachedBy?.at),
    read(lane("health"), isHealthy === null ? null : healthWord(isHealthy), readBy?.at),
    read(lane("role"), reading?.role ?? null, readBy?.at),
    read(lane("shared-ips"), reading?.sharedIps ? listWord(reading.sharedIps) : null, readBy?.at),
    read(lane("certificate"), served?.certificate.sha256 ?? null, certificate?.at),
  ];
}

const known = (word: string): string | null => (word === unknownValue ? null : word);
const yesOrNo = (is: boolean): string => (is ? "yes" : "no");
const healthWord = (isHealthy: boolean): string => (isHealthy ? "healthy" : "unhealthy");
const listWord = (ips: readonly string[]): string => (ips.length === 0 ? "none" : [...ips].sort().join(" "));

function syncState({ sync }: Situation, { findings }: PairStatus): string | null {
  const has = (code: string) => findings.some((found) => found.code === code);
  if (has("SYNC_NEVER")) return "never";
  if (!sync) return null;
  return has("SYNC_OVERDUE") ? "overdue" : "in-time";
}
