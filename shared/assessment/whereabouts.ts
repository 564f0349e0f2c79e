/** What ties answers to appliances: who serves the site name, and whose word on data syncs counts. */
import type { HealthReading, LastSync, ObservationOf } from "../domain/observation.ts";
import type { PairDefinition } from "../domain/pair.ts";
import { isStale } from "./intervals.ts";
import { lastApart, lastReading, lastSyncToldAtSite, lastToldSync, latest, type Memory } from "./memory.ts";

export const readingOf = (look: ObservationOf<"health" | "site"> | null): HealthReading | null =>
  look && "reading" in look.outcome ? look.outcome.reading : null;

/** What an appliance's list says of the one with this id. */
export function listedAs(list: ObservationOf<"appliances"> | null, id: string | null | undefined) {
  if (list?.outcome.kind !== "listed" || !id) return null;
  return list.outcome.appliances.find((listed) => listed.id === id) ?? null;
}

interface Moment {
  nowMs: number;
  staleLooks: number;
}

/** By appliance. `isTold`: on its own address, whenever that was; else the other one lists it as its peer. */
export type KnownIds = { name: string; id: string | null; isTold: boolean }[];

export function knownIds(pair: PairDefinition, memory: Memory, moment: Moment): KnownIds {
  const told = pair.appliances.map(({ name }) => readingOf(lastReading(memory, name))?.applianceId ?? null);
  return pair.appliances.map(({ name }, index) => {
    const id = told[index] ?? null;
    const peer = pair.appliances[1 - index];
    return {
      name,
      id: id ?? (peer ? peerListedBy(peer.name, told[1 - index], memory, moment) : null),
      isTold: id !== null,
    };
  });
}

/** Of the pair's two members one lists itself and the other; who has no part in the failover is none of them. */
function peerListedBy(
  name: string,
  ownId: string | null | undefined,
  memory: Memory,
  { nowMs, staleLooks }: Moment,
): string | null {
  const list = latest(memory, "appliances", name);
  if (!list || isStale("appliances", list.at, nowMs, staleLooks) || !listedAs(list, ownId)) return null;
  const listed = list.outcome.kind === "listed" ? list.outcome.appliances : [];
  const peers = listed.filter(({ id, role }) => id !== ownId && (role === "primary" || role === "backup"));
  return peers.length === 1 ? (peers[0]?.id ?? null) : null;
}

/**
 * Proved by appliance id alone: an address or an HTTP status says nothing about who serves (judgement 3). Another one's
 * list can show that it is one of these; that it is neither takes what both told of themselves.
 */
export function servedBy(
  site: ObservationOf<"site"> | null,
  known: KnownIds,
  moment: Moment & { isBlind: boolean },
): string {
  if (!site || isStale("site", site.at, moment.nowMs, moment.staleLooks)) return "unknown";
  if (site.outcome.kind === "unreachable") return moment.isBlind || site.isBlind ? "unknown" : "nobody";
  const id = readingOf(site)?.applianceId ?? null;
  if (id === null) return "unknown";
  const owner = known.find((appliance) => appliance.id === id);
  if (owner) return owner.name;
  return known.some(({ isTold }) => !isTold) ? "unknown" : "other";
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
