/** What ties answers to appliances: who serves the site name, and whose word on data syncs counts. */
import type { HealthReading, LastSync, ObservationOf } from "../domain/observation.ts";
import type { PairDefinition } from "../domain/pair.ts";
import { isStale } from "./intervals.ts";
import { lastApart, lastReading, lastSyncToldAtSite, lastToldSync, type Memory } from "./memory.ts";

export const readingOf = (look: ObservationOf<"health" | "site"> | null): HealthReading | null =>
  look && "reading" in look.outcome ? look.outcome.reading : null;

/** The id each appliance told last on its own address, by its name. */
export type KnownIds = { name: string; id: string | null }[];

export const knownIds = (pair: PairDefinition, memory: Memory): KnownIds =>
  pair.appliances.map(({ name }) => ({ name, id: readingOf(lastReading(memory, name))?.applianceId ?? null }));

/** Proved by appliance id alone: an address or an HTTP status says nothing about who serves (judgement 3). */
export function servedBy(
  site: ObservationOf<"site"> | null,
  known: KnownIds,
  moment: { nowMs: number; staleLooks: number; isBlind: boolean },
): string {
  if (!site || isStale("site", site.at, moment.nowMs, moment.staleLooks)) return "unknown";
  if (site.outcome.kind === "unreachable") return moment.isBlind ? "unknown" : "nobody";
  const id = readingOf(site)?.applianceId ?? null;
  if (id === null) return "unknown";
  const owner = known.find((appliance) => appliance.id === id);
  if (owner) return owner.name;
  return known.some((appliance) => appliance.id === null) ? "unknown" : "other";
}

export interface KnownSync {
  lastSync: LastSync;
  toldBy: string;
  toldAt: string;
}

/** Told on an own address, or through the site name by an appliance that is proved to be one of these; the newest counts. */
export function findSync(memory: Memory, known: KnownIds): KnownSync | null {
  const own = lastToldSync(memory);
  const atSite = lastSyncToldAtSite(memory);
  const server = known.find(({ id }) => id !== null && id === readingOf(atSite)?.applianceId);
  const isSiteNewer = atSite !== null && server !== undefined && (!own || atSite.at > own.at);
  const look = isSiteNewer ? atSite : own;
  const lastSync = readingOf(look)?.lastSync;
  const toldBy = isSiteNewer ? server.name : own?.appliance;
  if (!look || !lastSync || !toldBy) return null;
  // What an appliance told before it left a relationship says nothing about the present one.
  const apart = lastApart(memory, toldBy);
  return apart && apart.at > look.at ? null : { lastSync, toldBy, toldAt: look.at };
}
