/** What the events of a run add up to. Only `accept-event.ts` makes a new one from an old one. */
import type { CheckResult } from "./check.ts";
import type { ForeignChange } from "./foreign-change.ts";
import type { CallOutcome, ExactCall, TakenBackup } from "./run-call.ts";
import type { PlannedAppliance, RunEventOf } from "./run-event.ts";
import type { Condition, Ending, Step } from "./runbook.ts";
import type { VetoHit } from "./vetoes/veto.ts";

export interface StepRecord {
  reachedAt: string | null;
  /** With `answer`: it is over. */
  endedAt: string | null;
  answer: string | null;
  result: CheckResult | null;
  pausedUntil: string | null;
  intendedAt: string | null;
  call: ExactCall | null;
  outcome: CallOutcome | null;
  backup: TakenBackup | null;
  /** ISO: a person moved a wait's limit to here. */
  limitAt: string | null;
}

export interface Note {
  at: string;
  step: string | null;
  text: string;
}

export interface RunState {
  readonly started: RunEventOf<"started">;
  readonly answers: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Of the latest look. */
  readonly plan: readonly PlannedAppliance[] | null;
  readonly vetoes: readonly VetoHit[];
  readonly foreign: readonly ForeignChange[];
  readonly notes: readonly Note[];
  /** When something was changed last, by a call that may have been sent or by a person's hand. ISO. */
  readonly changedAt: string | null;
  /** Given last. */
  readonly file: { fileName: string; path: string | null } | null;
  /** All that were given, each place once. */
  readonly files: readonly { fileName: string; path: string | null }[];
  readonly cancelled: string | null;
  readonly ending: (Ending & { at: string }) | null;
  readonly lastEventAt: string;
}

const emptyRecord: StepRecord = {
  reachedAt: null,
  endedAt: null,
  answer: null,
  result: null,
  pausedUntil: null,
  intendedAt: null,
  call: null,
  outcome: null,
  backup: null,
  limitAt: null,
};

export const recordOf = ({ steps }: RunState, id: string): StepRecord => steps[id] ?? emptyRecord;

export function beginRun(started: RunEventOf<"started">): RunState {
  return {
    started,
    answers: {},
    steps: {},
    plan: null,
    vetoes: [],
    foreign: [],
    notes: [],
    changedAt: null,
    file: null,
    files: [],
    cancelled: null,
    ending: null,
    lastEventAt: started.at,
  };
}

export function holds(condition: Condition | undefined, state: RunState): boolean {
  if (condition === undefined) return true;
  if ("input" in condition) return condition.is.includes(state.answers[condition.input] ?? "");
  if ("step" in condition) return condition.is.includes(recordOf(state, condition.step).answer ?? "");
  if ("veto" in condition) {
    return state.vetoes.some((hit) => hit.condition === condition.veto && condition.is.includes(hit.weight));
  }
  if ("foreign" in condition) {
    return state.foreign.some(({ appliance, what }) => appliance === condition.foreign && condition.is.includes(what));
  }
  if ("all" in condition) return condition.all.every((part) => holds(part, state));
  if ("any" in condition) return condition.any.some((part) => holds(part, state));
  return !holds(condition.not, state);
}

/** Its condition does not hold, or it is a question that has nothing to ask. */
export const isPassedBy = (step: Step, state: RunState): boolean =>
  !holds(step.when, state) || (step.kind === "question" && !step.inputs.some(({ when }) => holds(when, state)));

export const stepsOf = ({ started }: RunState): readonly Step[] => started.runbook.steps;

/** One that only reads, and can be ended at any moment. */
export const isReadingCall = (step: Step): boolean => step.kind === "action" && step.call.call === "backup";

/** A call was kept as intended and what came of it was not: nobody knows whether it was sent. */
export const openIntent = (state: RunState): Step | null =>
  stepsOf(state).find(({ id }) => {
    const { intendedAt, outcome } = recordOf(state, id);
    return intendedAt !== null && outcome === null;
  }) ?? null;
