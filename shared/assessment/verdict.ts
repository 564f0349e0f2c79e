/**
 * The pair in one word (judgement 1), by precedence: this computer sees nothing, conflict, outage, unprotected, unknown, degraded, protected.
 * `protected` is what is left when nothing speaks against it and nothing that matters is unknown.
 */
import type { Role } from "../domain/observation.ts";
import type { Finding, Verdict } from "../domain/pair-status.ts";
import { standIn } from "./findings/roles.ts";
import { enabledSharedIps } from "./findings/shared-ip.ts";
import { otherThan, type Situation } from "./situation.ts";
import { readingOf } from "./whereabouts.ts";

const conflictCodes = ["ROLE_CONFLICT_BOTH_PRIMARY", "ROLE_CONFLICT_BOTH_BACKUP", "SHARED_IP_ON_BOTH"];
const outageCodes = ["SITE_SERVED_BY_BACKUP", "SHARED_IP_ON_NONE"];
/** An outage whatever else is expected, except for as long as somebody is known to swing the site name. */
const outageUnlessSwung = ["SITE_UNREACHABLE", "SITE_SERVED_BY_OTHER"];
const unprotectedCodes = [
  "NO_FAILOVER",
  "SYNC_NEVER",
  "CERT_REFUSED_ON_BACKUP",
  "SAME_APPLIANCE_TWICE",
  "TRAFFIC_NODE_IN_PAIR",
];

export interface VerdictKnowledge {
  /** Somebody is known to be swapping the roles at this moment. */
  isInSwap: boolean;
  /** Somebody has confirmed that the present backup goes on synchronizing though roles are swapped. */
  isBackupWorking: boolean;
}

export function verdictOf(
  situation: Situation,
  findings: Finding[],
  { isInSwap, isBackupWorking }: VerdictKnowledge,
): Verdict {
  const has = (codes: string[]) => findings.some((found) => codes.includes(found.code));
  // What a known swap brings with it for a moment is neither a conflict nor an outage (judgement 1, 3).
  const hasUnexpected = (codes: string[]) =>
    findings.some((found) => codes.includes(found.code) && found.expected === null);
  if (situation.lostVantage) return "unknown";
  if (hasUnexpected(conflictCodes)) return "conflict";
  const isSiteGone = hasUnexpected(outageCodes) || (!isInSwap && has(outageUnlessSwung));
  if (isSiteGone || isPrimaryGone(situation)) return "outage";
  if (has(unprotectedCodes) || isStandInUnable(situation)) return "unprotected";
  if (unknowns(situation).some(({ isLeftOutByUnhealthy }) => !isLeftOutByUnhealthy)) return "unknown";
  return findings.some((found) => found.severity !== "info" || (found.code === "ROLES_SWAPPED" && !isBackupWorking))
    ? "degraded"
    : "protected";
}

/**
 * Gone on its own address and known not to serve the site name either: as long as nobody knows who does, it may be the
 * primary, and people may well be working.
 */
function isPrimaryGone(situation: Situation): boolean {
  const peerOfBackup = situation.backup ? otherThan(situation, situation.backup) : null;
  const primary = situation.primary ?? peerOfBackup ?? situation.lastPrimary;
  return primary?.reachable === false && ![primary.name, "unknown"].includes(situation.servedBy);
}

function isStandInUnable(situation: Situation): boolean {
  const backup = standIn(situation);
  return backup !== null && (backup.reachable === false || backup.isHealthy === false);
}

export interface Unknown {
  /** The appliance it concerns; null for the pair. */
  about: string | null;
  what: string;
  /** An unhealthy appliance may tell less (api-facts 3.3): what an unhealthy primary leaves out hides nothing else. */
  isLeftOutByUnhealthy: boolean;
}

/** What would have to be known before anybody may call the pair protected, in words. */
export function unknowns(situation: Situation): Unknown[] {
  const missing: Unknown[] = [];
  const add = (about: string | null, what: string, isLeftOutByUnhealthy = false) =>
    missing.push({ about, what, isLeftOutByUnhealthy });
  if (situation.lostVantage) add(null, "whether anything of this pair can be seen from this computer now");
  for (const { name, reading, isHealthy } of situation.appliances) {
    if (!reading?.role || isContradictedAtSite(situation, name, reading.role)) add(name, `the role of ${name}`);
    if (isHealthy === null) add(name, `the health of ${name}`);
    if (reading?.version === null || reading?.build === null) add(name, `the version of ${name}`, isHealthy === false);
  }
  if (!situation.sync || isSyncTakenBack(situation))
    add(null, "the last data sync", situation.primary?.isHealthy === false);
  const rehearsal = standIn(situation)?.certificate;
  const isRehearsed = rehearsal?.outcome.kind === "served" && !situation.isOld(rehearsal);
  if (!isRehearsed) add(null, "whether clients would accept the backup");
  if (situation.servedBy === "unknown") add(null, "who serves the site name");
  const { primary, pair } = situation;
  if (pair.network.method === "shared-ip" && !isSharedIpInPlace(situation)) {
    add(null, "whether the shared IP is enabled on the primary alone", primary?.isHealthy === false);
  }
  return missing;
}

/**
 * A primary that is well tells of none any more, whatever is remembered. After a swap with the guide's settings nothing is
 * synchronized, so that what is remembered is all there is to know then (judgement 1).
 */
const isSyncTakenBack = ({ primary, appliances }: Situation): boolean =>
  primary?.isHealthy === true &&
  primary.isNormalPrimary &&
  appliances.every(({ reading }) => reading?.lastSync == null);

/** What it last said through the site name differs from what it last said on its own address: its role is changing. */
function isContradictedAtSite({ site, servedBy }: Situation, name: string, role: Role): boolean {
  const atSite = servedBy === name ? readingOf(site)?.role : null;
  return atSite != null && atSite !== role;
}

/** Every shared IP on the primary and none of them on the backup, as both tell while they are healthy. */
function isSharedIpInPlace({ pair, primary, backup }: Situation): boolean {
  const onPrimary = primary && enabledSharedIps(primary);
  const onBackup = backup && enabledSharedIps(backup);
  if (!onPrimary || !onBackup || onPrimary.length === 0) return false;
  return pair.network.sharedIps.every((ip) => onPrimary.includes(ip)) && !onBackup.some((ip) => onPrimary.includes(ip));
}
