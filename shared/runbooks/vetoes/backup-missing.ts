import type { VetoColumn } from "../check.ts";
import { peerOf } from "../which-appliance.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

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

/** Younger than the last change in /login that somebody wrote down; no API shows the others. */
export function backupMissing({ column, serving, known }: VetoQuestion): JudgedCondition {
  const { situation, backups, changes } = known;
  const peer = peerOf(situation, serving).name;
  const wanted = { serving: [serving], peer: [peer], both: [serving, peer] }[wantedFrom[column]];
  const changedMs = Math.max(Number.NEGATIVE_INFINITY, ...changes.map(({ at }) => Date.parse(at)));
  const missing = wanted.filter((name) => {
    const at = backups[name];
    return at === undefined || Date.parse(at) <= changedMs;
  });
  return {
    holds: missing.length === 0 ? "no" : "yes",
    message: `There is no configuration backup of ${missing.join(" and ")} that is younger than the last change of its settings.`,
  };
}
