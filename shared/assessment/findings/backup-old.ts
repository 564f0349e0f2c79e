import { inWords } from "../duration.ts";
import { type FindingRule, finding } from "./finding.ts";

const longestMs = 30 * 86_400_000;

/**
 * Of the pair as a whole: a data sync carries the configuration over, so the newest file of either appliance counts. Where
 * none was ever taken from here nothing is known, and nothing is said: people keep backups by other means.
 */
export const backupOld: FindingRule = ({ nowMs, appliances }, { backups = {}, settingsChanges = [] }) => {
  const [newest] = appliances
    .flatMap((one) => (backups[one.name] === undefined ? [] : [{ one, at: backups[one.name] ?? "" }]))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (!newest) return [];
  const ageMs = nowMs - Date.parse(newest.at);
  const upgrade = settingsChanges.find(({ cause, at }) => cause === "upgrade" && at > newest.at);
  if (ageMs <= longestMs && !upgrade) return [];
  const why = upgrade ? `is from before the upgrade of ${upgrade.appliance}` : `is ${inWords(ageMs)} old`;
  const message = `The last configuration backup taken from here, of ${newest.one.name}, ${why}.`;
  const evidence = [{ what: `backup of ${newest.one.name}`, at: newest.at, grade: "api" as const }];
  return [finding("BACKUP_OLD", "warning", message, evidence, newest.one)];
};
