/** Changes in /login that a sync in the wrong direction would destroy: some orders lose them for good (`judgement.md` 5). */
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

/** After a takeover the failed primary alone holds what was changed there since the last sync. */
export function recentChanges(asked: VetoQuestion): JudgedCondition {
  const { swap, pair } = asked.known.facts;
  const none: JudgedCondition = { holds: "no", message: "No change is known that only one appliance holds." };
  if (swap?.how !== "takeover" || overwrittenBy(asked) !== pair.normalPrimary) return none;
  const { normalPrimary } = pair;
  if (swap.changesBefore === "no") return none;
  if (swap.changesBefore === "yes") {
    return {
      holds: "yes",
      message: `Settings were changed on ${normalPrimary} between the last sync and the takeover at ${swap.at}; a sync now would overwrite them with older ones.`,
    };
  }
  // A sync by itself waits for the answer; a switch back asks for it on its way.
  const isUnanswered = swap.changesBefore === null && asked.column === "sync";
  return {
    holds: isUnanswered ? "yes" : "unknown",
    message: `Whether settings were changed on ${normalPrimary} between the last sync and the takeover at ${swap.at} is not known; a sync now would overwrite them.`,
  };
}
