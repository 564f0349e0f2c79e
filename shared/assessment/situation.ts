/**
 * The facts of a pair at one moment, read once from memory, so that verdict, readiness and findings all reason about the
 * same picture. Roles are only ever what an appliance said in its latest look.
 */

import type { HealthReading, ObservationOf } from "../domain/observation.ts";
import type { Appliance, PairDefinition } from "../domain/pair.ts";
import { type Thresholds, thresholdsOf } from "../domain/thresholds.ts";
import type { AssessmentContext } from "./context.ts";
import { type AskedKind, isStale } from "./intervals.ts";
import { firstIdentified, lastHealthy, lastInRole, lastReading, latest, type Memory } from "./memory.ts";
import { type SyncRhythm, syncRhythm } from "./sync-rhythm.ts";
import { lostVantage } from "./vantage.ts";
import { findSync, type KnownSync, knownIds, listedAs, readingOf, servedBy } from "./whereabouts.ts";

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
  /** The id it told when it was first seen. */
  first: { applianceId: string; at: string } | null;
  /** When it was last seen as backup, whatever it is now. */
  lastBackupAt: string | null;
  /** Does anything answer at its own address? null: not known. */
  reachable: boolean | null;
  /** The look behind `reachable`. */
  reachedBy: ObservationOf<"health" | "probe"> | null;
  isHealthy: boolean | null;
  certificate: ObservationOf<"certificate"> | null;
  /** Without a server name in the handshake. */
  defaultCertificate: ObservationOf<"default-certificate"> | null;
  /** In its cluster, as its health or (v1) its list of appliances tells it now. */
  clusterRole: string | null;
  /** Its fresh list of all appliances it knows; null when there is none. */
  list: ObservationOf<"appliances"> | null;
}

export interface Situation {
  pair: PairDefinition;
  nowMs: number;
  thresholds: Thresholds;
  /** Old or from the future: not to be believed any more. */
  isOld(look: { kind: AskedKind; at: string }): boolean;
  /** The look that found this computer without sight of the network; then silence of others says nothing. */
  lostVantage: ObservationOf<"vantage"> | null;
  /** The latest look for the network itself, whatever it found and however old. */
  vantage: ObservationOf<"vantage"> | null;
  /** In the order of the pair's definition. */
  appliances: [ApplianceSituation, ApplianceSituation];
  /** The appliances that say so themselves; null when none or both do. */
  primary: ApplianceSituation | null;
  backup: ApplianceSituation | null;
  /** The one that held the primary role last, while none says so now. */
  lastPrimary: ApplianceSituation | null;
  site: ObservationOf<"site"> | null;
  siteAddress: ObservationOf<"site-address"> | null;
  servedBy: string;
  sync: KnownSync | null;
  rhythm: SyncRhythm;
  /** Two appliances both say primary, or both say backup. */
  conflict: "primary" | "backup" | null;
}

export function readSituation(
  pair: PairDefinition,
  memory: Memory,
  { nowMs, syncsSeen = [] }: Pick<AssessmentContext, "nowMs" | "syncsSeen">,
): Situation {
  const thresholds = thresholdsOf(pair);
  const { staleLooks } = thresholds;
  const isOld: Situation["isOld"] = ({ kind, at }) => isStale(kind, at, nowMs, staleLooks);
  const lost = lostVantage(pair, memory, { nowMs, staleLooks });
  const moment = { nowMs, staleLooks, isBlind: lost !== null };
  const site = latest(memory, "site");
  const known = knownIds(pair, memory, moment);
  const server = servedBy(site, known, moment);
  const read = (appliance: Appliance) =>
    readAppliance(appliance, memory, {
      pair,
      isOld,
      isBlind: moment.isBlind,
      served: server === appliance.name ? site : null,
    });
  let rhythm: SyncRhythm | null = null;
  const appliances: Situation["appliances"] = [read(pair.appliances[0]), read(pair.appliances[1])];
  return {
    pair,
    nowMs,
    thresholds,
    isOld,
    lostVantage: lost,
    vantage: latest(memory, "vantage"),
    appliances,
    primary: soleHolder(appliances, "primary"),
    backup: soleHolder(appliances, "backup"),
    lastPrimary: findLastPrimary(appliances),
    site,
    siteAddress: latest(memory, "site-address"),
    servedBy: server,
    sync: findSync(memory, known),
    // Only few rules ask, and it is read on every look.
    get rhythm() {
      rhythm ??= syncRhythm(memory, syncsSeen);
      return rhythm;
    },
    conflict: conflictOf(appliances),
  };
}

interface Circumstances extends Pick<Situation, "pair" | "isOld"> {
  isBlind: boolean;
  /** The fresh look through the site name, if this appliance answered it. */
  served: ObservationOf<"site"> | null;
}

function readAppliance(
  appliance: Appliance,
  memory: Memory,
  { pair, isOld, isBlind, served }: Circumstances,
): ApplianceSituation {
  const { name } = appliance;
  const health = latest(memory, "health", name);
  const isStaleLook = !health || isOld(health);
  const reachedBy = findReachedBy(memory, name, isOld);
  const reachable = isReachable(reachedBy, isBlind);
  const ownLook = !isStaleLook && readingOf(health) ? health : null;
  const readBy = ownLook ?? (reachable === false ? served : null);
  const reading = readingOf(readBy);
  const list = latest(memory, "appliances", name);
  const freshList = list && !isOld(list) ? list : null;
  return {
    appliance,
    name,
    isNormalPrimary: pair.normalPrimary === name,
    health,
    isStale: isStaleLook,
    reading,
    readBy,
    reachable,
    reachedBy,
    isHealthy: readBy && readBy.outcome.kind === "answered",
    certificate: latest(memory, "certificate", name),
    defaultCertificate: latest(memory, "default-certificate", name),
    clusterRole: reading?.clusterRole ?? listedAs(freshList, reading?.applianceId)?.clusterRole ?? null,
    list: freshList,
    ...readPast(memory, name),
  };
}

/** What outlives newer looks. */
function readPast(
  memory: Memory,
  name: string,
): Pick<ApplianceSituation, "lastReading" | "lastHealthyAt" | "first" | "lastBackupAt"> {
  const remembered = lastReading(memory, name);
  const reading = readingOf(remembered);
  const first = firstIdentified(memory, name);
  const applianceId = readingOf(first)?.applianceId;
  return {
    lastReading: remembered && reading ? { reading, at: remembered.at } : null,
    lastHealthyAt: lastHealthy(memory, name)?.at ?? null,
    first: first && applianceId ? { applianceId, at: first.at } : null,
    lastBackupAt: lastInRole(memory, "backup", name)?.at ?? null,
  };
}

/**
 * The newer of the health look and the anonymous probe. A look that ended at the account is no evidence: without a secret
 * that may be sent, nothing was asked at all.
 */
function findReachedBy(memory: Memory, name: string, isOld: Situation["isOld"]): ApplianceSituation["reachedBy"] {
  const health = latest(memory, "health", name);
  const probe = latest(memory, "probe", name);
  const [newest] = [health, probe]
    .filter((look) => look !== null && look.outcome.kind !== "unauthorized" && !isOld(look))
    .sort((a, b) => (b?.at ?? "").localeCompare(a?.at ?? ""));
  return newest ?? null;
}

/** An untrusted answer proves nothing either way; silence nothing while this computer sees nobody, or saw nobody then. */
function isReachable(look: ApplianceSituation["reachedBy"], isBlind: boolean): boolean | null {
  if (!look || look.outcome.kind === "tls-untrusted") return null;
  if (look.outcome.kind !== "unreachable") return true;
  return isBlind || look.isBlind ? null : false;
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

/** One appliance that answers on both addresses agrees with itself: that is no conflict of two. */
function conflictOf(appliances: [ApplianceSituation, ApplianceSituation]): Situation["conflict"] {
  const [first, second] = appliances.map((appliance) => appliance.reading);
  const role = first?.role ?? null;
  if (role === null || role === "none" || role !== second?.role) return null;
  return first?.applianceId && first.applianceId === second.applianceId ? null : role;
}

export const otherThan = (situation: Situation, one: ApplianceSituation): ApplianceSituation =>
  situation.appliances[0] === one ? situation.appliances[1] : situation.appliances[0];
