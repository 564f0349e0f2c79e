/** Whether the backup holds what the primary has. */
import { inWords } from "../duration.ts";
import { usualOf } from "../sync-rhythm.ts";
import { type FindingRule, finding, told } from "./finding.ts";

/** Only where a healthy primary in a relationship answered and told of none, and none was ever seen. */
export const syncNever: FindingRule = ({ primary, backup, sync }) => {
  if (sync || !primary || !backup || primary.isHealthy !== true) return [];
  const message = `${primary.name} tells of no data sync yet: ${backup.name} holds no data to take over with.`;
  return [finding("SYNC_NEVER", "critical", message, [told(primary, "no last data sync")], backup)];
};

/** The longest that is allowed, or as many times the usual interval, whichever is sooner (judgement 3). */
export const syncOverdue: FindingRule = ({ sync, nowMs, primary, rhythm, thresholds }) => {
  if (!sync) return [];
  const longestMs = thresholds.syncOverdueSeconds * 1000;
  const learnedMs =
    rhythm.usualMs === null ? Number.POSITIVE_INFINITY : rhythm.usualMs * thresholds.syncOverdueIntervals;
  if (nowMs - Date.parse(sync.lastSync.at) <= Math.min(longestMs, learnedMs)) return [];
  const limit =
    learnedMs < longestMs && rhythm.usualMs !== null
      ? `${inWords(learnedMs)} old; usually one comes every ${inWords(rhythm.usualMs)}`
      : `${inWords(longestMs)} old`;
  const isSwapped = primary !== null && !primary.isNormalPrimary;
  const message = `The last data sync is more than ${limit}.${isSwapped ? " Expected while roles are swapped; data at risk grows." : ""}`;
  return [
    finding("SYNC_OVERDUE", "warning", message, [
      { what: `last data sync ${sync.lastSync.at}, told by ${sync.toldBy}`, at: sync.toldAt, grade: "api" },
    ]),
  ];
};

/** So many in a row, each later than usual by more than a quarter. */
const lateInARow = 3;

export const syncsComeLater: FindingRule = ({ sync, rhythm: { gapsMs } }) => {
  const recent = gapsMs.slice(0, lateInARow);
  const usualMs = usualOf(gapsMs.slice(lateInARow));
  if (!sync || usualMs === null || recent.length < lateInARow || recent.some((gap) => gap <= usualMs * 1.25)) return [];
  const gaps = recent.map(inWords).join(", ");
  const message = `The last ${lateInARow} data syncs came later than usual: ${gaps} after the one before, where ${inWords(usualMs)} was usual.`;
  return [
    finding("SYNC_LATE_TREND", "warning", message, [
      { what: `last data sync ${sync.lastSync.at}, told by ${sync.toldBy}`, at: sync.toldAt, grade: "api" },
    ]),
  ];
};

/** The text has no documented values (api-facts 2.3), so it is only ever compared with itself. */
export const syncStatusChanged: FindingRule = ({ sync, rhythm: { usualStatuses } }) => {
  const status = sync?.lastSync.status;
  if (!sync || status == null || usualStatuses.length === 0 || usualStatuses.includes(status)) return [];
  const usual = usualStatuses.map((text) => `"${text}"`).join(" or ");
  const message = `The status of the last data sync reads "${status}"; before it was ${usual}.`;
  return [
    finding("SYNC_STATUS_CHANGED", "warning", message, [
      { what: `status "${status}", told by ${sync.toldBy}`, at: sync.toldAt, grade: "api" },
    ]),
  ];
};
