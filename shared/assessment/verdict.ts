/**
 * The pair in one word (judgement 1), by precedence: conflict, outage, unprotected, unknown, degraded, protected.
 * `protected` is what is left when nothing speaks against it and nothing that matters is unknown.
 */
import type { Finding, Verdict } from "../domain/pair-status.ts";
import { standIn } from "./findings/roles.ts";
import { isStale } from "./intervals.ts";
import { otherThan, type Situation } from "./situation.ts";

const outageCodes = ["SITE_UNREACHABLE", "SITE_SERVED_BY_BACKUP", "SITE_SERVED_BY_OTHER"];
const unprotectedCodes = ["NO_FAILOVER", "SYNC_NEVER", "CERT_REFUSED_ON_BACKUP", "SAME_APPLIANCE_TWICE"];

export function verdictOf(situation: Situation, findings: Finding[]): Verdict {
  const has = (codes: string[]) => findings.some((found) => codes.includes(found.code));
  if (has(["ROLE_CONFLICT_BOTH_PRIMARY", "ROLE_CONFLICT_BOTH_BACKUP"])) return "conflict";
  if (has(outageCodes) || isPrimaryGone(situation)) return "outage";
  if (has(unprotectedCodes) || isStandInUnable(situation)) return "unprotected";
  if (unknowns(situation).length > 0) return "unknown";
  return findings.some((found) => found.severity !== "info" || found.code === "ROLES_SWAPPED")
    ? "degraded"
    : "protected";
}

/** Gone on its own address and not serving the site name either. */
function isPrimaryGone(situation: Situation): boolean {
  const peerOfBackup = situation.backup ? otherThan(situation, situation.backup) : null;
  const primary = situation.primary ?? peerOfBackup ?? situation.lastPrimary;
  return primary?.reachable === false && situation.servedBy !== primary.name;
}

function isStandInUnable(situation: Situation): boolean {
  const backup = standIn(situation);
  return backup !== null && (backup.reachable === false || backup.isHealthy === false);
}

export interface Unknown {
  /** The appliance it concerns; null for the pair. */
  about: string | null;
  what: string;
}

/** What would have to be known before anybody may call the pair protected, in words. */
export function unknowns(situation: Situation): Unknown[] {
  const missing: Unknown[] = [];
  for (const { name, reading, isHealthy } of situation.appliances) {
    if (!reading?.role) missing.push({ about: name, what: `the role of ${name}` });
    if (isHealthy === null) missing.push({ about: name, what: `the health of ${name}` });
    if (reading?.version === null) missing.push({ about: name, what: `the version of ${name}` });
  }
  if (!situation.sync) missing.push({ about: null, what: "the last data sync" });
  const rehearsal = standIn(situation)?.certificate;
  const isRehearsed = rehearsal?.outcome.kind === "served" && !isStale("certificate", rehearsal.at, situation.nowMs);
  if (!isRehearsed) missing.push({ about: null, what: "whether clients would accept the backup" });
  if (situation.servedBy === "unknown") missing.push({ about: null, what: "who serves the site name" });
  return missing;
}
