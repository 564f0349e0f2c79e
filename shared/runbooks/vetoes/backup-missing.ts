import type { VetoColumn } from "../check.ts";
import type { RunKnowledge } from "../run-knowledge.ts";
import { peerOf } from "../which-appliance.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";
import { weightOf } from "./veto-table.ts";

/**
 * Of whom a backup is wanted: of the one whose settings live now or are overwritten; where either can be overwritten, of
 * both. In a takeover only the stand-in can be asked for one.
 */
const wantedFrom: Readonly<Record<VetoColumn, "serving" | "peer" | "both">> = {
  planned: "peer",
  takeover: "serving",
  force: "peer",
  conflict: "both",
  sync: "peer",
  establish: "both",
  replace: "serving",
};

/** Of an earlier run: settings that nobody wrote down change as well, so an old backup is not taken for a young one. */
const earlierCountsMs = 24 * 60 * 60 * 1_000;

/** Younger than the last change in /login that somebody wrote down; no API shows the others. */
export function backupMissing(asked: VetoQuestion): JudgedCondition {
  const missing = wantedOf(asked).filter((name) => countingBackup(name, asked.known) === null);
  return {
    holds: missing.length === 0 ? "no" : "yes",
    message: `There is no configuration backup of ${missing.join(" and ")} that is younger than the last change of its settings.`,
  };
}

/** Which backups count that this run did not take; begins with a space where there is one. */
export const earlierBackupWords = (asked: VetoQuestion): string =>
  wantedOf(asked)
    .flatMap((name) => {
      if (weightOfMissing(asked) === "none") return [];
      const counting = countingBackup(name, asked.known);
      if (!counting?.isEarlier) return [];
      return [` The configuration backup of ${name} that an earlier run took at ${counting.at} counts as one.`];
    })
    .join("");

const weightOfMissing = ({ column, isSyncFirst }: VetoQuestion) =>
  weightOf(column, "no-backup", { isSyncFirst, isPeerSeen: true, isUpgrade: false });

function wantedOf({ column, serving, known }: VetoQuestion): string[] {
  const peer = peerOf(known.situation, serving).name;
  return { serving: [serving], peer: [peer], both: [serving, peer] }[wantedFrom[column]];
}

function countingBackup(name: string, known: RunKnowledge): { at: string; isEarlier: boolean } | null {
  const { situation, backups, earlierBackups = {}, changes } = known;
  const changedMs = Math.max(Number.NEGATIVE_INFINITY, ...changes.map(({ at }) => Date.parse(at)));
  const isYounger = (at: string | undefined): at is string => at !== undefined && Date.parse(at) > changedMs;
  const [own, earlier] = [backups[name], earlierBackups[name]];
  if (isYounger(own)) return { at: own, isEarlier: false };
  if (!isYounger(earlier) || situation.nowMs - Date.parse(earlier) > earlierCountsMs) return null;
  return { at: earlier, isEarlier: true };
}
