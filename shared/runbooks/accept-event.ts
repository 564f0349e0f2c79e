/**
 * The engine: a state and an event make the next state, or the event is refused because it has no place there. Pure. What
 * the journal holds went through here, so its rules hold for every run whatever drives it:
 *
 * - a step's call is intended at most once, and never after a foreign change, when cancelled or in a dry run; a change of
 *   roles moreover only with a plan, and a re-read that still finds everything as planned;
 * - what a call came to is only taken once, for a call that was intended;
 * - `done` is only taken when both sides prove it after the last change; `refused` only when nothing was changed.
 */
import { foreignChanges } from "./foreign-changes.ts";
import { isRoleChange } from "./is-role-change.ts";
import type { Move } from "./next-move.ts";
import { isProved, nextMove } from "./next-move.ts";
import { type RunEvent, type RunEventOf, runEventSchema } from "./run-event.ts";
import { beginRun, isReadingCall, openIntent, type RunState, recordOf, type StepRecord } from "./run-state.ts";
import type { Input, StepOf } from "./runbook.ts";

export type Accepted = { isAccepted: true; state: RunState } | { isAccepted: false; why: string };

const refuse = (why: string): Accepted => ({ isAccepted: false, why });
const accept = (state: RunState, at: string): Accepted => ({ isAccepted: true, state: { ...state, lastEventAt: at } });

export function acceptEvent(state: RunState, event: RunEvent): Accepted {
  if (event.event === "noted") return accept({ ...state, notes: [...state.notes, event] }, event.at);
  if (state.ending) return refuse("the run is over");
  switch (event.event) {
    case "started":
      return refuse("a run begins once");
    case "reopened":
      return accept(state, event.at);
    case "cancelled":
      return isChangeUnderWay(state)
        ? refuse("a call is under way")
        : accept({ ...state, cancelled: event.reason }, event.at);
    case "file-given":
      return accept(withFile(state, { fileName: event.fileName, path: event.path }), event.at);
    case "ended":
      return acceptEnd(state, event);
    case "called":
      return acceptCalled(state, event);
    default:
      return acceptStep(state, event, nextMove(state));
  }
}

function withFile(state: RunState, file: NonNullable<RunState["file"]>): RunState {
  const isKnown = (one: typeof file) => one.fileName === file.fileName && one.path === file.path;
  return { ...state, file, files: [...state.files.filter((one) => !isKnown(one)), file] };
}

/** A call that only reads can be ended. */
function isChangeUnderWay(state: RunState): boolean {
  const open = openIntent(state);
  return open !== null && !isReadingCall(open);
}

function acceptEnd(state: RunState, event: RunEventOf<"ended">): Accepted {
  const { at, outcome, text, next } = event;
  if (outcome === "done" && !state.started.isDryRun && !isProved(state)) return refuse("it is not proved");
  if (outcome === "done" && !isConcludedAs("done", nextMove(state))) return refuse("it did not come to its end");
  if (outcome === "refused" && state.changedAt !== null) return refuse("something was changed");
  return accept({ ...state, ending: { at, outcome, text, next } }, at);
}

const isConcludedAs = (outcome: string, move: Move): boolean => move.move === "end" && move.ending.outcome === outcome;

/** What the call brought about took place between its intent and its answer, so only what is seen after both proves it. */
function acceptCalled(state: RunState, { step, at, outcome, backup }: RunEventOf<"called">): Accepted {
  const record = recordOf(state, step);
  if (record.intendedAt === null) return refuse("this call was never intended");
  if (record.outcome) return refuse("what came of this call is known");
  const called = withStep(state, step, { outcome, backup: backup ?? null, answer: outcome.kind, endedAt: at });
  const isChange = state.started.runbook.steps.some((one) => one.id === step && isRoleChange(one));
  return accept(isChange ? changed(called, at) : called, at);
}

type StepEvent = Exclude<
  RunEvent,
  { event: "noted" | "started" | "reopened" | "cancelled" | "file-given" | "ended" | "called" }
>;

function acceptStep(state: RunState, event: StepEvent, move: Move): Accepted {
  if (!("step" in move) || move.step.id !== event.step) return refuse("another step comes next");
  const { at, step } = event;
  switch (event.event) {
    case "reached":
      return recordOf(state, step).reachedAt === null
        ? accept(withStep(state, step, { reachedAt: at }), at)
        : refuse("it was reached before");
    case "checked":
      return isLooking(move) ? acceptChecked(state, event) : refuse("nothing is looked for");
    case "answered":
      return move.move === "ask" ? acceptAnswers(state, event, move.inputs) : refuse("nothing is asked");
    case "decided": {
      if (move.move !== "decide" || move.branch !== event.branch) return refuse("not this way");
      return accept(withStep(state, step, { answer: event.branch, endedAt: at }), at);
    }
    case "person-did":
      return move.move === "hand-over" ? acceptDeed(state, event, move.step) : refuse("nothing is a person's to do");
    case "waiting-on":
      return move.move === "wait" ? accept(withStep(state, step, { limitAt: event.until }), at) : refuse("no wait");
    case "would-wait":
      return acceptAssumed(state, event, move);
    default:
      return move.move === "act" ? acceptAction(state, event, move.step) : refuse("no call comes next");
  }
}

const isLooking = ({ move }: Move): boolean => move === "check" || move === "wait";

function acceptDeed(state: RunState, { step, at }: RunEventOf<"person-did">, deed: StepOf<"manual">): Accepted {
  if (state.started.isDryRun) return refuse("a dry run asks nobody to do anything");
  const done = withStep(state, step, { answer: "done", endedAt: at });
  return accept(deed.isHarmless ? done : changed(done, at), at);
}

/** A clock that was set back in between does not make what was seen before a change look like what was seen after it. */
const changed = (state: RunState, at: string): RunState =>
  state.changedAt !== null && Date.parse(state.changedAt) > Date.parse(at) ? state : { ...state, changedAt: at };

function acceptAssumed(state: RunState, { step, at }: RunEventOf<"would-wait">, { move }: Move): Accepted {
  if (!state.started.isDryRun || (move !== "wait" && move !== "hand-over"))
    return refuse("nothing would be waited for");
  return accept(withStep(state, step, { answer: move === "wait" ? "yes" : "done", endedAt: at }), at);
}

function acceptChecked(state: RunState, { step, at, result, plan }: RunEventOf<"checked">): Accepted {
  const judged = withStep(state, step, { result, answer: result.answer, endedAt: at });
  return accept({ ...judged, plan: plan ?? state.plan, vetoes: result.vetoes ?? state.vetoes }, at);
}

function acceptAction(
  state: RunState,
  event: RunEventOf<"paused" | "intended" | "would-call" | "foreign-change">,
  action: StepOf<"action">,
): Accepted {
  const { at, step } = event;
  switch (event.event) {
    case "paused":
      return accept(withStep(state, step, { pausedUntil: event.until }), at);
    case "foreign-change":
      return accept({ ...state, foreign: event.changes }, at);
    case "would-call":
      if (!state.started.isDryRun) return refuse("this is no dry run");
      return accept(withStep(state, step, { call: event.call, answer: "accepted", endedAt: at }), at);
    case "intended": {
      const obstacle = obstacleTo(event, state, action);
      if (obstacle !== null) return refuse(obstacle);
      const intended = withStep(state, step, { intendedAt: at, call: event.call });
      return accept(isRoleChange(action) ? changed(intended, at) : intended, at);
    }
  }
}

/** Why this call may not be made; null: it may. */
function obstacleTo(
  { call, reread }: RunEventOf<"intended">,
  state: RunState,
  action: StepOf<"action">,
): string | null {
  if (state.started.isDryRun) return "a dry run makes no call";
  if (call.appliance !== action.call.appliance) return "the call is for another appliance";
  if (!isRoleChange(action)) return null;
  if (state.plan === null) return "there is no plan";
  return foreignChanges(state.plan, reread).length > 0 ? "it is not as it was planned on" : null;
}

function acceptAnswers(state: RunState, event: RunEventOf<"answered">, inputs: readonly Input[]): Accepted {
  const { at, step, values } = event;
  for (const input of inputs) {
    const problem = problemWith(input, values[input.id]);
    if (problem) return refuse(problem);
  }
  const stray = Object.keys(values).find((id) => !inputs.some((input) => input.id === id));
  if (stray !== undefined) return refuse(`${stray} is not asked for`);
  const [first] = inputs;
  const answer = (first && values[first.id]) ?? "answered";
  const answered = withStep(state, step, { answer, endedAt: at });
  return accept({ ...answered, answers: { ...state.answers, ...values } }, at);
}

/** What is wrong with a value, for a person; null: nothing. */
export function problemWith({ kind, label, values = [] }: Input, value: string | undefined): string | null {
  if (value === undefined || value.trim() === "") return `Not answered: ${label}`;
  const known = values.map((one) => one.value);
  if (kind === "confirm" && !known.includes(value.trim())) return `Type ${known.join(" or ")} exactly.`;
  if (kind === "choice" && !known.includes(value)) return `Choose one of: ${known.join(", ")}.`;
  if (kind === "veto-reason" && value.trim().length < 5) return "Give the reason in a few words.";
  return null;
}

const withStep = (state: RunState, id: string, change: Partial<StepRecord>): RunState => ({
  ...state,
  steps: { ...state.steps, [id]: { ...recordOf(state, id), ...change } },
});

/** Reads a run back from its journal. null: it does not begin as one. Events without a place are left out. */
export function readRun(journal: readonly RunEvent[]): RunState | null {
  const [first, ...rest] = journal;
  if (first?.event !== "started") return null;
  return rest.reduce((state, event) => {
    const accepted = acceptEvent(state, event);
    return accepted.isAccepted ? accepted.state : state;
  }, beginRun(first));
}

/** An event as it was stored; null when it is none. */
export const parseEvent = (stored: unknown): RunEvent | null => runEventSchema.safeParse(stored).data ?? null;
