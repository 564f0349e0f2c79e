/**
 * What stands against the run. Asked twice: before a person answers anything, so that a run that is forbidden ends at once, and
 * after the backup, when everything that counts is known. Each soft objection then wants its reason.
 */
import type { VetoColumn } from "../../check.ts";
import type { Condition, Ending, Input, RunbookId, StepOf } from "../../runbook.ts";
import { reasonInput, type VetoCondition, vetoConditions } from "../../vetoes/veto.ts";
import { chapters } from "./chapters.ts";
import { gate } from "./when.ts";

interface Objections {
  column: VetoColumn;
  /** The appliance that will serve. */
  serving: string;
  syncFirstInput?: string;
  /** What to do instead. */
  next?: RunbookId[];
  when?: Condition;
}

const forbidden = (next: RunbookId[]): Ending & { is: string[] } => ({
  is: ["no"],
  outcome: "refused",
  text: "Something forbids this now; it stands with the check. Nothing was changed. Put it right first, then begin again.",
  next,
});

/** Before anything is asked. */
export const mayBegin = ({ column, serving, next = [], when }: Objections, id = "may-begin"): StepOf<"check"> => ({
  id,
  kind: "check",
  title: "Does anything forbid it?",
  chapter: chapters.ours,
  text: ["What forbids this procedure ends it here. What only speaks against it is asked about later."],
  check: { check: "vetoes", column, serving },
  ...gate(when),
  ends: [forbidden(next)],
});

/** When everything is answered and the backup is taken. */
export function objections(asked: Objections, id = "vetoes"): StepOf<"check"> {
  const { column, serving, syncFirstInput, next = [], when } = asked;
  return {
    id,
    kind: "check",
    title: "What speaks against it now?",
    chapter: chapters.bestPractices,
    text: ["With your answers and the backup taken into account."],
    check: { check: "vetoes", column, serving, ...(syncFirstInput ? { syncFirstInput } : {}) },
    ...gate(when),
    ends: [forbidden(next)],
  };
}

/**
 * One input for every condition there is: whatever the table makes soft, now or because it could not be ruled out, has its
 * reason asked for. One that does not hold is not asked.
 */
export const reasons = (): StepOf<"question"> => ({
  id: "reasons",
  kind: "question",
  title: "Why go on all the same?",
  chapter: chapters.ours,
  text: ["The check above found something that speaks against this. Your reason is kept in the journal of this run."],
  inputs: vetoConditions.map(reasonFor),
});

const reasonFor = (condition: VetoCondition): Input => ({
  id: reasonInput(condition),
  kind: "veto-reason",
  label: `Why go on although ${objectionWords[condition]}?`,
  when: { veto: condition, is: ["soft"] },
});

const objectionWords: Record<VetoCondition, string> = {
  conflict: "the two appliances disagree about their roles",
  "appliance-id-changed": "an appliance is not the one that Pairdesk knows under this name",
  "served-by-primary": "the site name may still be answered by the primary",
  "software-unequal": "version or build of the two may differ",
  "sync-overdue": "the last data sync is overdue",
  "backup-unhealthy": "the backup may not be healthy",
  "certificate-refused": "clients may refuse the certificate of the one that will serve",
  "no-backup": "no configuration backup is younger than the last change of settings",
  "settings-on-at-primary": "Backup Operations or Automatic Failover is on at the normal primary",
  attestations: "settings that only people can look up are not confirmed, or not as they should be",
  "no-full-access": "the account may not be allowed to change roles",
  "cool-down": "the roles were changed only a short time ago",
  "changes-open": "changes in /login are not entered again yet",
  "recent-changes": "settings may have been changed between the last sync and the failure",
  "peer-not-seen": "the other appliance was not clearly seen alive and healthy",
  "not-the-live-data": "the source may not be the appliance that holds the live data",
};
