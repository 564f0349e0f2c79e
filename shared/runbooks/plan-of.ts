/** What a write was planned on: how each appliance stood, and whether it may have said so from its cache. */
import { type ApplianceSituation, otherThan, type Situation } from "../assessment/situation.ts";
import { listedAs } from "../assessment/whereabouts.ts";
import { answersAtAll } from "./answers-at-all.ts";
import type { PlannedAppliance } from "./run-event.ts";

export interface PlanSources {
  situation: Situation;
  /** For how long an appliance may repeat its last answer about health. */
  cacheMs: number;
  /**
   * When this appliance's health was asked before the look that `situation` holds, through the site name included; null: it
   * was not. A time taken only after that look makes every answer count as one that may be kept. Milliseconds since 1970.
   */
  lastHealthAskedMs(appliance: string): number | null;
  /** When the look began: a list from before it is no second opinion of this look. Milliseconds since 1970. */
  sinceMs?: number;
}

export const planOf = (sources: PlanSources): PlannedAppliance[] =>
  sources.situation.appliances.map((appliance) => planOne(appliance, sources));

function planOne(appliance: ApplianceSituation, sources: PlanSources): PlannedAppliance {
  const { name, reading, isHealthy } = appliance;
  const { situation } = sources;
  const at = toldAt(appliance) ?? new Date(situation.nowMs).toISOString();
  const list = newList(otherThan(situation, appliance), sources);
  return {
    name,
    isAnswering: reading !== null || answersAtAll(appliance),
    isHealthy,
    applianceId: reading?.applianceId ?? null,
    role: reading?.role ?? null,
    lastSync: reading?.lastSync?.at ?? null,
    listedRole: listedAs(list, knownId(appliance))?.role ?? null,
    isListMissing: list?.outcome.kind !== "listed",
    at,
    mayBeCached: reading !== null && mayBeCached(Date.parse(at), sources.lastHealthAskedMs(name), sources.cacheMs),
  };
}

/** The look behind its reading; without one the latest that found it silent or answering in another way. */
function toldAt({ readBy, reachedBy, health }: ApplianceSituation): string | null {
  if (readBy) return readBy.at;
  const [latest] = [reachedBy, health]
    .flatMap((look) => (look ? [look.at] : []))
    .toSorted((a, b) => b.localeCompare(a));
  return latest ?? null;
}

/** One that failed is kept as it failed, so an older one does not stand in for it. */
function newList({ list }: ApplianceSituation, { sinceMs }: PlanSources): ApplianceSituation["list"] {
  return list && sinceMs !== undefined && Date.parse(list.at) < sinceMs ? null : list;
}

const knownId = ({ reading, lastReading }: ApplianceSituation): string | null =>
  reading?.applianceId ?? lastReading?.reading.applianceId ?? null;

const mayBeCached = (atMs: number, askedMs: number | null, cacheMs: number): boolean =>
  askedMs !== null && atMs - askedMs < cacheMs;
