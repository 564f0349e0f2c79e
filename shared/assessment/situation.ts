/**
 * The facts of a pair at one moment, read once from memory, so that verdict, readiness and findings all reason about the
 * same picture. Roles are only ever what an appliance said in its latest look.
 */
import type { HealthReading, LastSync, ObservationOf } from "../domain/observation.ts";
import type { Appliance, PairDefinition } from "../domain/pair.ts";
import { isStale } from "./intervals.ts";
import { lastHealthy, lastReading, lastToldSync, latest, type Memory } from "./memory.ts";

export interface ApplianceSituation {
  appliance: Appliance;
  name: string;
  isNormalPrimary: boolean;
  health: ObservationOf<"health"> | null;
  isStale: boolean;
  /** The latest look's reading; null when it brought none or has grown stale. */
  reading: HealthReading | null;
  /** The newest reading there ever was: identity facts that outlive an outage. */
  lastReading: { reading: HealthReading; at: string } | null;
  lastHealthyAt: string | null;
  /** Does anything answer at its own address? null: not known. */
  reachable: boolean | null;
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
  /** Both say primary, or both say backup. */
  conflict: "primary" | "backup" | null;
}

export function readSituation(pair: PairDefinition, memory: Memory, nowMs: number): Situation {
  const [first, second] = pair.appliances;
  const appliances: [ApplianceSituation, ApplianceSituation] = [
    readAppliance(pair, first, memory, nowMs),
    readAppliance(pair, second, memory, nowMs),
  ];
  const told = lastToldSync(memory);
  const site = latest(memory, "site");
  return {
    pair,
    nowMs,
    appliances,
    primary: soleHolder(appliances, "primary"),
    backup: soleHolder(appliances, "backup"),
    lastPrimary: findLastPrimary(appliances),
    site,
    servedBy: servedBy(site, appliances, nowMs),
    sync:
      told && "reading" in told.outcome && told.outcome.reading.lastSync
        ? { lastSync: told.outcome.reading.lastSync, toldBy: told.appliance, toldAt: told.at }
        : null,
    conflict: conflictOf(appliances),
  };
}

function readAppliance(pair: PairDefinition, appliance: Appliance, memory: Memory, nowMs: number): ApplianceSituation {
  const health = latest(memory, "health", appliance.name);
  const remembered = lastReading(memory, appliance.name);
  const stale = !health || isStale("health", health.at, nowMs);
  const outcome = stale ? null : health.outcome;
  return {
    appliance,
    name: appliance.name,
    isNormalPrimary: pair.normalPrimary === appliance.name,
    health,
    isStale: stale,
    reading: outcome && "reading" in outcome ? outcome.reading : null,
    lastReading:
      remembered && "reading" in remembered.outcome ? { reading: remembered.outcome.reading, at: remembered.at } : null,
    lastHealthyAt: lastHealthy(memory, appliance.name)?.at ?? null,
    reachable: isReachable(memory, appliance.name, nowMs),
    isHealthy: healthOf(outcome?.kind),
    certificate: latest(memory, "certificate", appliance.name),
  };
}

function healthOf(outcome: string | undefined): boolean | null {
  if (outcome === "answered") return true;
  return outcome === "unhealthy" ? false : null;
}

/** The newer of the health look and the anonymous probe decides. An untrusted answer proves nothing either way. */
function isReachable(memory: Memory, name: string, nowMs: number): boolean | null {
  const looks = [latest(memory, "health", name), latest(memory, "probe", name)]
    .filter((look) => look !== null && !isStale(look.kind, look.at, nowMs))
    .sort((a, b) => ((a?.at ?? "") < (b?.at ?? "") ? 1 : -1));
  const kind = looks[0]?.outcome.kind;
  if (kind === undefined || kind === "tls-untrusted") return null;
  return kind !== "unreachable";
}

function soleHolder(appliances: ApplianceSituation[], role: "primary" | "backup"): ApplianceSituation | null {
  const holders = appliances.filter((appliance) => appliance.reading?.role === role);
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

function findLastPrimary(appliances: ApplianceSituation[]): ApplianceSituation | null {
  const former = appliances
    .filter((appliance) => appliance.lastReading?.reading.role === "primary")
    .sort((a, b) => ((a.lastReading?.at ?? "") < (b.lastReading?.at ?? "") ? 1 : -1));
  return former[0] ?? null;
}

/** Proved by appliance id alone: an address or an HTTP status says nothing about who serves (judgement 3). */
function servedBy(site: ObservationOf<"site"> | null, appliances: ApplianceSituation[], nowMs: number): string {
  if (!site || isStale("site", site.at, nowMs)) return "unknown";
  if (site.outcome.kind === "unreachable") return "nobody";
  const id = "reading" in site.outcome ? site.outcome.reading.applianceId : null;
  if (id === null) return "unknown";
  const known = appliances.map((appliance) => appliance.lastReading?.reading.applianceId ?? null);
  const index = known.indexOf(id);
  if (index >= 0) return appliances[index]?.name ?? "unknown";
  return known.includes(null) ? "unknown" : "other";
}

function conflictOf(appliances: ApplianceSituation[]): Situation["conflict"] {
  const roles = new Set(appliances.map((appliance) => appliance.reading?.role ?? null));
  const [role] = roles;
  return roles.size === 1 && (role === "primary" || role === "backup") ? role : null;
}

export const otherThan = (situation: Situation, one: ApplianceSituation): ApplianceSituation =>
  situation.appliances[0] === one ? situation.appliances[1] : situation.appliances[0];
