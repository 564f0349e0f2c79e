/**
 * The facts of a pair at one moment, read once from memory, so that verdict, readiness and findings all reason about the
 * same picture. Roles are only ever what an appliance said in its latest look.
 */
import type { HealthReading, LastSync, ObservationOf } from "../domain/observation.ts";
import type { Appliance, PairDefinition } from "../domain/pair.ts";
import { isStale } from "./intervals.ts";
import {
  lastApart,
  lastHealthy,
  lastReading,
  lastSyncToldAtSite,
  lastToldSync,
  latest,
  type Memory,
} from "./memory.ts";

export interface ApplianceSituation {
  appliance: Appliance;
  name: string;
  isNormalPrimary: boolean;
  /** The latest look on its own address, whatever it brought. */
  health: ObservationOf<"health"> | null;
  isStale: boolean;
  /** What it says now; null when the latest look brought no reading or has grown stale. */
  reading: HealthReading | null;
  /** The look behind `reading`: on its own address or, while that is down, through the site name. */
  readBy: ObservationOf<"health" | "site"> | null;
  /** The newest reading there ever was: identity facts that outlive an outage. */
  lastReading: { reading: HealthReading; at: string } | null;
  lastHealthyAt: string | null;
  /** Does anything answer at its own address? null: not known. */
  reachable: boolean | null;
  /** The look behind `reachable`. */
  reachedBy: ObservationOf<"health" | "probe"> | null;
  isHealthy: boolean | null;
  certificate: ObservationOf<"certificate"> | null;
}

export interface Situation {
  pair: PairDefinition;
  nowMs: number;
  /** In the order of the pair's definition. */
  appliances: [ApplianceSituation, ApplianceSituation];
  /** The appliances that say so themselves; null when none or both do. */
  primary: ApplianceSituation | null;
  backup: ApplianceSituation | null;
  /** The one that held the primary role last, while none says so now. */
  lastPrimary: ApplianceSituation | null;
  site: ObservationOf<"site"> | null;
  servedBy: string;
  sync: { lastSync: LastSync; toldBy: string; toldAt: string } | null;
  /** Two appliances both say primary, or both say backup. */
  conflict: "primary" | "backup" | null;
}

export function readSituation(pair: PairDefinition, memory: Memory, nowMs: number): Situation {
  const site = latest(memory, "site");
  const known = knownIds(pair, memory);
  const server = servedBy(site, known, nowMs);
  const [first, second] = pair.appliances;
  const appliances: [ApplianceSituation, ApplianceSituation] = [
    readAppliance(pair, first, memory, nowMs, server === first.name ? site : null),
    readAppliance(pair, second, memory, nowMs, server === second.name ? site : null),
  ];
  return {
    pair,
    nowMs,
    appliances,
    primary: soleHolder(appliances, "primary"),
    backup: soleHolder(appliances, "backup"),
    lastPrimary: findLastPrimary(appliances),
    site,
    servedBy: server,
    sync: findSync(memory, known),
    conflict: conflictOf(appliances),
  };
}

/** `served`: the fresh look through the site name, if this appliance answered it. */
function readAppliance(
  pair: PairDefinition,
  appliance: Appliance,
  memory: Memory,
  nowMs: number,
  served: ObservationOf<"site"> | null,
): ApplianceSituation {
  const { name } = appliance;
  const health = latest(memory, "health", name);
  const remembered = lastReading(memory, name);
  const isOld = !health || isStale("health", health.at, nowMs);
  const reachedBy = findReachedBy(memory, name, nowMs);
  const reachable = isReachable(reachedBy);
  const ownLook = !isOld && readingOf(health) ? health : null;
  const readBy = ownLook ?? (reachable === false ? served : null);
  return {
    appliance,
    name,
    isNormalPrimary: pair.normalPrimary === name,
    health,
    isStale: isOld,
    reading: readingOf(readBy),
    readBy,
    lastReading:
      remembered && "reading" in remembered.outcome ? { reading: remembered.outcome.reading, at: remembered.at } : null,
    lastHealthyAt: lastHealthy(memory, name)?.at ?? null,
    reachable,
    reachedBy,
    isHealthy: readBy && readBy.outcome.kind === "answered",
    certificate: latest(memory, "certificate", name),
  };
}

export const readingOf = (look: ObservationOf<"health" | "site"> | null): HealthReading | null =>
  look && "reading" in look.outcome ? look.outcome.reading : null;

/**
 * The newer of the health look and the anonymous probe. A look that ended at the account is no evidence: without a secret
 * that may be sent, nothing was asked at all.
 */
function findReachedBy(memory: Memory, name: string, nowMs: number): ApplianceSituation["reachedBy"] {
  const health = latest(memory, "health", name);
  const probe = latest(memory, "probe", name);
  const [newest] = [health, probe]
    .filter((look) => look !== null && look.outcome.kind !== "unauthorized" && !isStale(look.kind, look.at, nowMs))
    .sort((a, b) => (b?.at ?? "").localeCompare(a?.at ?? ""));
  return newest ?? null;
}

/** An untrusted answer proves nothing either way. */
function isReachable(look: ApplianceSituation["reachedBy"]): boolean | null {
  if (!look || look.outcome.kind === "tls-untrusted") return null;
  return look.outcome.kind !== "unreachable";
}

function soleHolder(appliances: ApplianceSituation[], role: "primary" | "backup"): ApplianceSituation | null {
  const holders = appliances.filter((appliance) => appliance.reading?.role === role);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

function findLastPrimary(appliances: ApplianceSituation[]): ApplianceSituation | null {
  const former = appliances
    .filter((appliance) => appliance.lastReading?.reading.role === "primary")
    .sort((a, b) => (b.lastReading?.at ?? "").localeCompare(a.lastReading?.at ?? ""));
  return former[0] ?? null;
}

/** The id each appliance told last on its own address, by its name. */
type KnownIds = { name: string; id: string | null }[];

const knownIds = (pair: PairDefinition, memory: Memory): KnownIds =>
  pair.appliances.map(({ name }) => ({ name, id: readingOf(lastReading(memory, name))?.applianceId ?? null }));

/** Proved by appliance id alone: an address or an HTTP status says nothing about who serves (judgement 3). */
function servedBy(site: ObservationOf<"site"> | null, known: KnownIds, nowMs: number): string {
  if (!site || isStale("site", site.at, nowMs)) return "unknown";
  if (site.outcome.kind === "unreachable") return "nobody";
  const id = readingOf(site)?.applianceId ?? null;
  if (id === null) return "unknown";
  const owner = known.find((appliance) => appliance.id === id);
  if (owner) return owner.name;
  return known.some((appliance) => appliance.id === null) ? "unknown" : "other";
}

/** Told on an own address, or through the site name by an appliance that is proved to be one of these; the newest counts. */
function findSync(memory: Memory, known: KnownIds): Situation["sync"] {
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

/** One appliance that answers on both addresses agrees with itself: that is no conflict of two. */
function conflictOf(appliances: [ApplianceSituation, ApplianceSituation]): Situation["conflict"] {
  const [first, second] = appliances.map((appliance) => appliance.reading);
  const role = first?.role ?? null;
  if (role === null || role === "none" || role !== second?.role) return null;
  return first?.applianceId && first.applianceId === second.applianceId ? null : role;
}

export const otherThan = (situation: Situation, one: ApplianceSituation): ApplianceSituation =>
  situation.appliances[0] === one ? situation.appliances[1] : situation.appliances[0];
