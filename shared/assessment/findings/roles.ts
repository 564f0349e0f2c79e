/** What the two appliances say they are. */
import { otherThan } from "../situation.ts";
import { type FindingRule, finding, forEachAppliance, told } from "./finding.ts";

/** The caller says whether a second look has confirmed it (judgement 3). */
export const roleConflict: FindingRule = (situation) => {
  const { conflict, appliances } = situation;
  if (!conflict) return [];
  const code = conflict === "primary" ? "ROLE_CONFLICT_BOTH_PRIMARY" : "ROLE_CONFLICT_BOTH_BACKUP";
  const message = `${appliances[0].name} and ${appliances[1].name} both say they are ${conflict}.`;
  return [
    finding(
      code,
      "critical",
      message,
      appliances.map((appliance) => told(appliance, `role ${conflict}`)),
    ),
  ];
};

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

/** The appliance that would have to take over: the one that says backup, else the peer of the primary. */
export function standIn(situation: Parameters<FindingRule>[0]) {
  return situation.backup ?? (situation.primary ? otherThan(situation, situation.primary) : null);
}
