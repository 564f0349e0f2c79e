/**
 * Could we switch now, with the primary alive (planned) or dead (unplanned)? `no` needs a reason that is known, `yes`
 * needs every condition known; everything else is `unknown`, with what is missing.
 */
import type { Finding, Readiness } from "../domain/pair-status.ts";
import type { AgedReadiness } from "../readiness/readiness-check.ts";
import type { AssessmentContext } from "./context.ts";
import { standIn } from "./findings/roles.ts";
import { notSaid, type SettingsNeeded, settingsNeeded } from "./settings-needed.ts";
import type { ApplianceSituation, Situation } from "./situation.ts";
import { type Unknown, unknowns } from "./verdict.ts";

type Reason = AgedReadiness["reasons"][number];

/** Findings that forbid a planned switch, and those that would leave an unplanned one without a working stand-in. */
const plannedStops = [
  "RETURNED_AS_PRIMARY",
  "ROLE_CONFLICT_BOTH_PRIMARY",
  "ROLE_CONFLICT_BOTH_BACKUP",
  "NO_FAILOVER",
  "SYNC_NEVER",
  "APPLIANCE_UNREACHABLE",
  "SAME_APPLIANCE_TWICE",
  "APPLIANCE_ID_CHANGED",
  "TRAFFIC_NODE_IN_PAIR",
  "SHARED_IP_ON_BOTH",
  "SHARED_IP_ON_NONE",
  "VERSION_MISMATCH",
  "CERT_REFUSED_ON_BACKUP",
  "SITE_UNREACHABLE",
  "SITE_SERVED_BY_BACKUP",
  "SITE_SERVED_BY_OTHER",
];
const unplannedStops = [
  "NO_FAILOVER",
  "SYNC_NEVER",
  "CERT_REFUSED_ON_BACKUP",
  "SAME_APPLIANCE_TWICE",
  "TRAFFIC_NODE_IN_PAIR",
];

/** In the form of a status, whose reasons have no times. */
export function readiness(
  situation: Situation,
  findings: readonly Finding[],
  context: AssessmentContext,
): { planned: Readiness; unplanned: Readiness } {
  const { planned, unplanned } = agedReadiness(situation, findings, context);
  return { planned: withoutTimes(planned), unplanned: withoutTimes(unplanned) };
}

const withoutTimes = ({ answer, reasons }: AgedReadiness): Readiness => ({
  answer,
  reasons: reasons.map(({ code, message, grade }) => ({ code, message, grade })),
});

export function agedReadiness(
  situation: Situation,
  findings: readonly Finding[],
  context: AssessmentContext,
): { planned: AgedReadiness; unplanned: AgedReadiness } {
  const backup = standIn(situation);
  const needed = settingsNeeded(situation, context);
  const missing = unknowns(situation);
  // A primary that is dead is what an unplanned switch is for: nothing about it needs to be known.
  const missingOfStandIn = missing.filter(({ about }) => about === null || about === backup?.name || !backup);
  return {
    planned: conclude(
      [...stops(findings, plannedStops), ...unhealthyBackup(situation), ...accessDenied(situation)],
      [
        ...missing.map(toReason),
        ...stops(findings, ["UNIQUE_ADDRESS_DOWN", "BACKUP_OPS_WRONG_SIDE"]),
        ...unhealthyPrimary(situation),
        ...accessNotKnown(situation),
      ],
    ),
    unplanned: conclude(
      [
        ...stops(findings, unplannedStops),
        ...violated(needed, findings),
        ...stops(
          findings.filter((found) => found.appliance === backup?.name),
          ["APPLIANCE_UNREACHABLE", "APPLIANCE_UNHEALTHY"],
        ),
      ],
      [...missingOfStandIn.map(toReason), ...notSaid(needed)],
    ),
  };
}

const toReason = ({ what }: Unknown): Reason => ({
  code: "NOT_KNOWN",
  message: `Not known: ${what}.`,
  grade: "unknown",
  at: null,
});

function conclude(against: Reason[], missing: Reason[]): AgedReadiness {
  if (against.length > 0) return { answer: "no", reasons: [...against, ...missing] };
  return { answer: missing.length > 0 ? "unknown" : "yes", reasons: missing };
}

const stops = (findings: readonly Finding[], codes: string[]): Reason[] =>
  findings.filter((found) => codes.includes(found.code)).map(toReasonFrom);

const toReasonFrom = ({ code, message, evidence: [first] }: Finding): Reason => ({
  code,
  message,
  grade: first?.grade ?? "unknown",
  at: first?.at ?? null,
});

/** What a person said, and what is wrong for the one that would have to take over. */
function violated({ against }: SettingsNeeded, findings: readonly Finding[]): Reason[] {
  const codes = against.map(({ code }) => code);
  return findings.filter(({ code }) => codes.includes(code)).map(toReasonFrom);
}

function unhealthyBackup(situation: Situation): Reason[] {
  const backup = standIn(situation);
  return backup?.isHealthy === false
    ? [{ code: "APPLIANCE_UNHEALTHY", message: `${backup.name} is not healthy.`, grade: "api", at: toldAt(backup) }]
    : [];
}

/** It is repaired first: whether a switch would work is not known, so this is no plain "no". */
function unhealthyPrimary({ primary }: Situation): Reason[] {
  return primary?.isHealthy === false
    ? [
        {
          code: "APPLIANCE_UNHEALTHY",
          message: `${primary.name} is not healthy: repair it first.`,
          grade: "api",
          at: toldAt(primary),
        },
      ]
    : [];
}

const toldAt = ({ readBy, health }: ApplianceSituation): string | null => (readBy ?? health)?.at ?? null;

/** The account that watches may be one that only reads, with another one named for writes. */
function accessDenied(situation: Situation): Reason[] {
  const target = standIn(situation);
  const permission = target?.health?.permission;
  if (!target || target.appliance.writeClientId || (permission !== "read_only" && permission !== "deny")) return [];
  const message = `The API account has no full access at ${target.name}; a switch needs it.`;
  return [{ code: "PERMISSION_MISSING", message, grade: "api", at: toldAt(target) }];
}

function accessNotKnown(situation: Situation): Reason[] {
  const target = standIn(situation);
  const permission = target?.health?.permission;
  const hasWriter = target?.appliance.writeClientId !== undefined;
  if (permission === "full_access" || (permission && !hasWriter)) return [];
  const name = target?.name ?? "the backup";
  const message = hasWriter
    ? `Whether the account for writes has full access at ${name} shows only when it is used.`
    : `The API account is not known to have full access at ${name}; a switch needs it.`;
  return [{ code: "PERMISSION_MISSING", message, grade: "unknown", at: null }];
}
