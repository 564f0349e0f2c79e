/** What the two appliances say they are. */
import type { AssessmentContext } from "../context.ts";
import { isInSwap } from "../expectation.ts";
import { type ApplianceSituation, otherThan, type Situation } from "../situation.ts";
import { isConfirmed } from "../suspicions.ts";
import { type FindingRule, finding, forEachAppliance, told } from "./finding.ts";

/** The caller says whether a second look has confirmed it (judgement 3). */
export const roleConflict: FindingRule = (situation) => {
  const { conflict, appliances } = situation;
  if (!conflict) return [];
  const code = conflict === "primary" ? "ROLE_CONFLICT_BOTH_PRIMARY" : "ROLE_CONFLICT_BOTH_BACKUP";
  const message = `${appliances[0].name} and ${appliances[1].name} both say they are ${conflict}.`;
  return [
    finding(code, "critical", message, [
      ...appliances.map((appliance) => told(appliance, `role ${conflict}`)),
      ...appliances.flatMap(secondOpinion),
    ]),
  ];
};

/** How an appliance sees itself and the other one: its list may be younger or older than the answers to health. */
function secondOpinion({ name, list }: ApplianceSituation) {
  if (list?.outcome.kind !== "listed") return [];
  const rows = list.outcome.appliances.map(
    (row) => `${row.name ?? row.hostname ?? row.id ?? "unnamed"} ${row.role ?? "unknown"}`,
  );
  return [{ what: `${name} lists ${rows.join(", ") || "nobody"}`, at: list.at, grade: "api" as const }];
}

/** A role change between two looks that no run of ours made, until a person has taken note of it. */
export const takeoverSeen: FindingRule = forEachAppliance((primary, situation, context) => {
  // One appliance that answers at both addresses has taken over from nobody; while roles settle nothing is said.
  if (situation.primary !== primary && !isBothPrimary(situation, context)) return null;
  const wasBackupAt = primary.lastBackupAt;
  const isPrimarySince = primary.readBy?.at;
  if (!wasBackupAt || !isPrimarySince || wasBackupAt >= isPrimarySince) return null;
  if (isKnownUntil(wasBackupAt, context)) return null;
  if (isInSwap(context)) return null;
  const message = `${primary.name} has become primary since it was last seen as backup, and not by a run from here.`;
  const evidence = [
    told(primary, "role primary"),
    { what: `${primary.name}: last seen as backup`, at: wasBackupAt, grade: "api" as const },
  ];
  return finding("TAKEOVER_SEEN", "warning", message, evidence, primary);
});

const isBothPrimary = (situation: Situation, context: AssessmentContext): boolean =>
  situation.conflict === "primary" &&
  roleConflict(situation, context).every((found) => isConfirmed(found, situation, context));

/** What was said before this computer's clock was set back would hide changes that are still to come. */
const isKnownUntil = (at: string, { rolesAcknowledgedUntil: until, nowMs }: AssessmentContext): boolean =>
  until != null && at <= until && Date.parse(until) <= nowMs;

export const noFailover: FindingRule = forEachAppliance((appliance) =>
  appliance.reading?.role === "none"
    ? finding(
        "NO_FAILOVER",
        "critical",
        `${appliance.name} has no failover relationship.`,
        [told(appliance, "role none")],
        appliance,
      )
    : null,
);

export const rolesSwapped: FindingRule = (situation) => {
  const { primary, backup } = situation;
  if (!primary || !backup || primary.isNormalPrimary) return [];
  const message = `${backup.name} (normal primary) is backup; ${primary.name} holds the primary role.`;
  return [finding("ROLES_SWAPPED", "info", message, [told(primary, "role primary"), told(backup, "role backup")])];
};

/**
 * The appliance that would have to take over: the one that says backup, else the peer of the primary. While neither says
 * anything, the one that said backup last, if the other one said primary then.
 */
export function standIn(situation: Situation): ApplianceSituation | null {
  const { backup, primary, appliances } = situation;
  if (backup || primary) return backup ?? (primary && otherThan(situation, primary));
  if (appliances.some(({ reading }) => reading?.role != null)) return null;
  const [first, second] = appliances.map(({ lastReading }) => lastReading?.reading.role);
  if (first === "primary" && second === "backup") return appliances[1];
  return first === "backup" && second === "primary" ? appliances[0] : null;
}
