/** What a write was planned on: how each appliance stood, and whether it may have said so from its cache. */
import { type ApplianceSituation, otherThan, type Situation } from "../assessment/situation.ts";
import { listedAs } from "../assessment/whereabouts.ts";
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
}

export const planOf = (sources: PlanSources): PlannedAppliance[] =>
  sources.situation.appliances.map((appliance) => planOne(appliance, sources));

function planOne(appliance: ApplianceSituation, sources: PlanSources): PlannedAppliance {
  const { name, reading, readBy, reachedBy, health } = appliance;
  const { situation } = sources;
  const at = (readBy ?? reachedBy ?? health)?.at ?? new Date(situation.nowMs).toISOString();
  return {
    name,
    isAnswering: reading !== null,
    applianceId: reading?.applianceId ?? null,
    role: reading?.role ?? null,
    lastSync: reading?.lastSync?.at ?? null,
    listedRole: listedAs(otherThan(situation, appliance).list, knownId(appliance))?.role ?? null,
    at,
    mayBeCached: reading !== null && mayBeCached(Date.parse(at), sources.lastHealthAskedMs(name), sources.cacheMs),
  };
}

const knownId = ({ reading, lastReading }: ApplianceSituation): string | null =>
  reading?.applianceId ?? lastReading?.reading.applianceId ?? null;

const mayBeCached = (atMs: number, askedMs: number | null, cacheMs: number): boolean =>
  askedMs !== null && atMs - askedMs < cacheMs;
