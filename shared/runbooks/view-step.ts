/** One step of a run as it is shown. */
import { type Move, nextMove } from "./next-move.ts";
import { ownPage } from "./own-address.ts";
import { type RunState, recordOf, type StepRecord } from "./run-state.ts";
import type { StepStatus, StepView } from "./run-view.ts";
import type { Input, Step } from "./runbook.ts";
import { takesFile } from "./seen-without-health.ts";
import { exactCallOf, settleCall } from "./settle-call.ts";
import type { ViewExtras } from "./view-extras.ts";

type Place = "before" | "here" | "after";

export function viewStep(state: RunState, step: Step, place: Place, extras: ViewExtras): StepView {
  const record = recordOf(state, step.id);
  const progress = extras.progress?.step === step.id ? extras.progress : null;
  const inputs = step.kind === "question" ? inputsOf(state, step.inputs, place) : [];
  const status = statusOf(state, record, place, extras.isOpen);
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    chapter: step.chapter,
    text: step.text,
    who: step.kind === "question" || step.kind === "manual" ? "person" : "pairdesk",
    status,
    startedAt: record.reachedAt ?? record.intendedAt ?? record.endedAt,
    endedAt: record.endedAt,
    result: record.result ?? progress?.result ?? null,
    inputs,
    given: Object.fromEntries(inputs.flatMap(({ id }) => answerIn(state, id))),
    call:
      step.kind === "action" ? (record.call ?? exactCallOf(settleCall(step.call, state.answers), state, null)) : null,
    outcome: record.outcome,
    backup: record.backup,
    pausedUntil: record.intendedAt === null && place === "here" ? record.pausedUntil : null,
    instructions: step.kind === "manual" ? step.instructions : [],
    url: step.kind === "manual" ? ownPage(step.page, state.started.facts.appliances) : null,
    copy: step.kind === "manual" ? step.copy : [],
    isHarmless: step.kind === "manual" && step.isHarmless === true,
    canBePlayed: canBePlayed(state, step, status),
    passphrase: (step.kind === "manual" ? step.passphrase : null) ?? null,
    takesFile: takesFile(step),
    wait: step.kind === "wait" ? waitOf(step, record, { ...extras, progress }) : null,
    branch: step.kind === "decision" ? record.answer : null,
    notes: state.notes.filter((note) => note.step === step.id).map(({ at, text }) => ({ at, text })),
  };
}

const answerIn = ({ answers }: RunState, id: string): [string, string][] => {
  const answer = answers[id];
  return answer === undefined ? [] : [[id, answer]];
};

/** What is asked where it stands now, and what was asked where it is over. */
function inputsOf(state: RunState, inputs: readonly Input[], place: Place): Input[] {
  const move = place === "here" ? nextMove(state) : null;
  if (move?.move === "ask") return [...move.inputs];
  return inputs.filter(({ id }) => id in state.answers);
}

function statusOf(state: RunState, { answer, intendedAt }: StepRecord, place: Place, isOpen: boolean): StepStatus {
  if (answer !== null) return endedStatus[answer] ?? "done";
  if (intendedAt !== null && !isOpen) return "unclear";
  if (place === "before" || state.ending) return "skipped";
  if (place === "after" || !isOpen) return "ahead";
  return isPersonWanted(state, nextMove(state)) ? "yours" : "working";
}

/** Every other answer is a choice or a branch. */
const endedStatus: Readonly<Record<string, StepStatus>> = {
  no: "against",
  refused: "against",
  unknown: "unclear",
  unclear: "unclear",
};

/** A dry run does nobody's work. */
export const isPersonWanted = (state: RunState, { move }: Move): boolean =>
  move === "ask" || (move === "hand-over" && !state.started.isDryRun);

const canBePlayed = ({ started }: RunState, step: Step, status: StepStatus): boolean =>
  started.facts.pair.isPractice && step.kind === "manual" && step.deed !== null && status === "yours";

function waitOf(
  step: Extract<Step, { kind: "wait" }>,
  { reachedAt, limitAt, endedAt }: StepRecord,
  { learnedMs, progress }: ViewExtras,
): StepView["wait"] {
  const learned = learnedMs[step.id] ?? null;
  const limit = reachedAt === null ? null : new Date(Date.parse(reachedAt) + step.limitMs).toISOString();
  return {
    expectedMs: learned ?? step.usualMs,
    basis: basisOf(learned, step.usualMs),
    limitAt: limitAt ?? limit,
    patience: step.patience,
    lookedAt: progress?.lookedAt ?? endedAt,
    nextLookAt: progress?.nextLookAt ?? null,
  };
}

function basisOf(learned: number | null, usual: number | null): "learned" | "usual" | null {
  if (learned !== null) return "learned";
  return usual === null ? null : "usual";
}
