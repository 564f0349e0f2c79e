/** Changes in /login that a sync in the wrong direction would destroy: some orders lose them for good (`judgement.md` 5). */
import { changesBefore, changesOnlyThere } from "../changes-before.ts";
import { riskOn } from "../risk-on.ts";
import { peerOf } from "../which-appliance.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

/** Whom the sync of this procedure overwrites: before a switch the one that will serve, otherwise the other one. */
const overwrittenBy = ({ column, serving, known }: VetoQuestion): string =>
  column === "planned" ? serving : peerOf(known.situation, serving).name;

/** Which procedures sync, so that whoever is overwritten is so at once; of the others the table only says what is open. */
const isSyncing = ({ column, isSyncFirst }: VetoQuestion): boolean =>
  column === "sync" || column === "establish" || (column === "planned" && isSyncFirst);

/**
 * The table makes an open list hard for every sync, and `judgement.md` 5 has the way back after a takeover without changes
 * before it sync first, *because* of what is on that list: a sync carries along what was made on the very appliance it
 * starts from. So the cell is for entries that it would destroy, made on the one it overwrites or on one that nobody can
 * tell any more. Entries that it carries are said with the list, since after the change of roles somebody still has to
 * tick them off.
 */
export function changesOpen(asked: VetoQuestion): JudgedCondition {
  const open = asked.known.changes.filter(({ reAppliedAt }) => reAppliedAt === null);
  if (open.length === 0) return { holds: "no", message: "No change in /login is waiting to be entered again." };
  const source = peerOf(asked.known.situation, overwrittenBy(asked)).name;
  const isOnlySaid = isSyncing(asked) && open.every(({ appliance }) => appliance === source);
  const where = [...new Set(open.map(({ appliance }) => appliance))].join(" and ");
  const [count, are] = open.length === 1 ? ["One change", "is"] : [`${open.length} changes`, "are"];
  const carried = isOnlySaid ? ` The data sync starts from ${source} and carries them along.` : "";
  return {
    holds: "yes",
    message: `${count} made in /login on ${where} ${are} not entered again yet: ${open.map(({ what }) => what).join("; ")}.${carried}`,
    isOnlySaid,
  };
}

/**
 * The one that is overwritten alone holds what was changed there since the last sync. A person who was asked and does not know
 * is taken at the worst; until somebody is asked it is unknown, also where nobody saw how the roles came to be swapped.
 * What was said at an earlier change of roles is not unsaid here.
 */
export function recentChanges(asked: VetoQuestion): JudgedCondition {
  const { facts, answers } = asked.known;
  const name = overwrittenBy(asked);
  const known = riskOn(facts, name);
  // The one is asked where a planned switch overwrites the backup; the other one is there about the primary, without a sync.
  const told = answers[changesOnlyThere] ?? answers[changesBefore];
  const answer = known === "yes" ? "yes" : (told ?? known);
  if (answer === "no") return { holds: "no", message: "No change is known that only one appliance holds." };
  const when = facts.swap ? `before the roles changed at ${facts.swap.at}` : "before the roles were swapped";
  if (answer === "yes") {
    return {
      holds: "yes",
      message: `Settings were changed on ${name} after the last sync, ${when}; a sync now would overwrite them with older ones.`,
    };
  }
  return {
    holds: told === undefined ? "unknown" : "yes",
    message: `Whether settings were changed on ${name} after the last sync, ${when}, is not known; a sync now would overwrite them.`,
  };
}
