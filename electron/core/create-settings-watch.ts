/**
 * Notices what makes settings doubtful that a person has looked up: another version, another appliance at the same address,
 * a relationship that was broken or established. Knows what was there before from memory, so that a restart hides nothing.
 */
import { lastReading, type Memory } from "../../shared/assessment/memory.ts";
import type { HealthReading, Observation } from "../../shared/domain/observation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import type { SettingsChange, SettingsChangeCause } from "../../shared/domain/settings-change.ts";
import type { PairHistory } from "./monitor/pair-watcher.ts";

interface Seen {
  software: string | null;
  id: string | null;
  /** In a relationship; null: it did not say. */
  isRelated: boolean | null;
}

/** A history that is watched for it on the way. */
export const watchedForSettings = (history: PairHistory, watch: (observation: Observation) => void): PairHistory => ({
  ...history,
  look(observation) {
    watch(observation);
    history.look(observation);
  },
});

export function createSettingsWatch(
  pair: Pair,
  memory: Memory,
  put: (change: SettingsChange) => void,
): (observation: Observation) => void {
  const before = new Map<string, Seen>();
  for (const { name } of pair.appliances) {
    const look = lastReading(memory, name);
    if (look && "reading" in look.outcome) before.set(name, toSeen(look.outcome.reading));
  }
  return (observation) => {
    if (observation.kind !== "health" || !("reading" in observation.outcome)) return;
    const { appliance, at } = observation;
    const now = toSeen(observation.outcome.reading);
    const known = before.get(appliance);
    before.set(appliance, known ? withoutGaps(known, now) : now);
    for (const cause of known ? causes(known, now) : []) put({ cause, appliance, at });
  };
}

const toSeen = ({ version, build, applianceId, role }: HealthReading): Seen => ({
  software: version === null || build === null ? null : `${version} ${build}`,
  id: applianceId,
  isRelated: role === null ? null : role !== "none",
});

const withoutGaps = (known: Seen, now: Seen): Seen => ({
  software: now.software ?? known.software,
  id: now.id ?? known.id,
  isRelated: now.isRelated ?? known.isRelated,
});

function causes(known: Seen, now: Seen): SettingsChangeCause[] {
  const differs = (what: keyof Seen) => known[what] !== null && now[what] !== null && known[what] !== now[what];
  return [
    ...(differs("software") ? (["upgrade"] as const) : []),
    ...(differs("id") ? (["replacement"] as const) : []),
    ...(differs("isRelated") ? (["relationship"] as const) : []),
  ];
}
