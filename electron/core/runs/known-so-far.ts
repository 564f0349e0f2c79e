/** What judging needs of a run itself: what was answered, which backups it took, and what only people know. */
import type { RunKnowledge } from "../../../shared/runbooks/run-knowledge.ts";
import { type RunState, recordOf, stepsOf } from "../../../shared/runbooks/run-state.ts";
import { takesFile } from "../../../shared/runbooks/seen-without-health.ts";
import type { KnownToRun } from "./run-judgement.ts";

type KnownOfRun = Pick<
  RunKnowledge,
  | "isDryRun"
  | "facts"
  | "answers"
  | "attestations"
  | "changes"
  | "backups"
  | "earlierBackups"
  | "lastSwapAt"
  | "stepEnds"
  | "syncAtStart"
  | "lastSeenPrimary"
  | "fileCertificate"
>;

export const knownSoFar = (state: RunState, known: KnownToRun): KnownOfRun => ({
  isDryRun: state.started.isDryRun,
  facts: state.started.facts,
  answers: state.answers,
  attestations: known.attestations(),
  changes: known.changes(),
  backups: backupsOf(state),
  earlierBackups: known.earlierBackups ?? {},
  lastSwapAt: known.lastSwapAt,
  stepEnds: stepEndsOf(state),
  syncAtStart: state.started.facts.lastSync,
  lastSeenPrimary: known.lastSeenPrimary,
  fileCertificate: fileCertificateOf(state),
});

/** Of the last file that was found fit. */
function fileCertificateOf(state: RunState): RunKnowledge["fileCertificate"] {
  const fit = stepsOf(state).findLast((step) => takesFile(step) && recordOf(state, step.id).answer === "yes");
  return (fit && recordOf(state, fit.id).result?.certificate) ?? null;
}

const stepEndsOf = ({ steps }: RunState): Record<string, string> =>
  Object.fromEntries(
    Object.entries(steps).flatMap(([id, { answer, endedAt }]) => (answer !== null && endedAt ? [[id, endedAt]] : [])),
  );

/** A dry run goes on as if the backups that it would take had been taken. */
function backupsOf(state: RunState): Record<string, string> {
  const taken = stepsOf(state).flatMap((step): [string, string][] => {
    if (step.kind !== "action" || step.call.call !== "backup") return [];
    const { answer, endedAt, backup } = recordOf(state, step.id);
    const isTaken = backup !== null || (state.started.isDryRun && answer === "accepted");
    return isTaken && endedAt !== null ? [[step.call.appliance, endedAt]] : [];
  });
  return Object.fromEntries(taken);
}
