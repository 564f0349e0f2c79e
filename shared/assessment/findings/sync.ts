/** Whether the backup holds what the primary has. */
import { type FindingRule, finding, told } from "./finding.ts";

/** Data syncs should run at least daily (the vendor's best practice). */
const overdueAfterMs = 24 * 3_600_000;

/** Only where a healthy primary in a relationship answered and told of none, and none was ever seen. */
export const syncNever: FindingRule = ({ primary, backup, sync }) => {
  if (sync || !primary || !backup || primary.isHealthy !== true) return [];
  const message = `${primary.name} tells of no data sync yet: ${backup.name} holds no data to take over with.`;
  return [finding("SYNC_NEVER", "critical", message, [told(primary, "no last data sync")], backup)];
};

export const syncOverdue: FindingRule = ({ sync, nowMs, primary }) => {
  if (!sync || nowMs - Date.parse(sync.lastSync.at) <= overdueAfterMs) return [];
  const isSwapped = primary !== null && !primary.isNormalPrimary;
  const message = isSwapped
    ? "The last data sync is more than a day old. Expected while roles are swapped; data at risk grows."
    : "The last data sync is more than a day old.";
  return [
    finding("SYNC_OVERDUE", "warning", message, [
      { what: `last data sync ${sync.lastSync.at}, told by ${sync.toldBy}`, at: sync.toldAt, grade: "api" },
    ]),
  ];
};
