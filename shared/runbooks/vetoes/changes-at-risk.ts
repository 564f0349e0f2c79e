/** Changes in /login that a sync in the wrong direction would destroy: some orders lose them for good (`judgement.md` 5). */
import { changesBefore } from "../changes-before.ts";
import { peerOf } from "../which-appliance.ts";
import type { JudgedCondition, VetoQuestion } from "./veto-question.ts";

/** Whom the sync of this procedure overwrites: before a switch the one that will serve, otherwise the other one. */
const overwrittenBy = ({ column, serving, known }: VetoQuestion): string =>
  column === "planned" ? serving : peerOf(known.situation, serving).name;

/**
 * Where a sync carries them along with everything else, since they were made on the very appliance it starts from, they are
 * not at risk: after a takeover without changes before it, the way back is a switch with a sync.
 */
export function changesOpen(asked: VetoQuestion): JudgedCondition {
  const open = asked.known.changes.filter(({ reAppliedAt }) => reAppliedAt === null);
  const overwritten = overwrittenBy(asked);
  const isCarried =
    ((asked.column === "planned" && asked.isSyncFirst) || asked.column === "sync") &&
    open.every(({ appliance }) => appliance !== overwritten);
  const [first] = open;
  const count = open.length === 1 ? "One change" : `${open.length} changes`;
  return {
    holds: open.length === 0 || isCarried ? "no" : "yes",
    message: `${count} made in /login on ${first?.appliance} ${open.length === 1 ? "is" : "are"} not entered again yet: ${open.map(({ what }) => what).join("; ")}.`,
  };
}

/**
 * After a takeover the failed primary alone holds what was changed there since the last sync. A person who was asked and
 * does not know is taken at the worst; until somebody is asked it is unknown, also where nobody saw how the roles came to
 * be swapped.
 */
export function recentChanges(asked: VetoQuestion): JudgedCondition {
  const { facts, answers } = asked.known;
  const { normalPrimary } = facts.pair;
  // A planned switch without that answer had a sync first: nothing is only there.
  const isCarriedOver = facts.swap?.how === "planned" && facts.swap.changesBefore === null;
  const isAtRisk = overwrittenBy(asked) === normalPrimary && !isCarriedOver;
  const answer = answers[changesBefore] ?? facts.swap?.changesBefore;
  if (!isAtRisk || answer === "no") {
    return { holds: "no", message: "No change is known that only one appliance holds." };
  }
  const when = facts.swap
    ? `between the last sync and the takeover at ${facts.swap.at}`
    : "before the roles were swapped";
  if (answer === "yes") {
    return {
      holds: "yes",
      message: `Settings were changed on ${normalPrimary} ${when}; a sync now would overwrite them with older ones.`,
    };
  }
  return {
    holds: answers[changesBefore] === undefined ? "unknown" : "yes",
    message: `Whether settings were changed on ${normalPrimary} ${when} is not known; a sync now would overwrite them.`,
  };
}
