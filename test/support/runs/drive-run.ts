/** Plays a run with events that mostly fit and often do not, and keeps those that the engine takes. */
import { acceptEvent } from "../../../shared/runbooks/accept-event.ts";
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import { type Move, nextMove } from "../../../shared/runbooks/next-move.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { beginRun, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Input, Runbook } from "../../../shared/runbooks/runbook.ts";
import { exact, found, type Journal, plan, planned, started, timeAt } from "./event-maker.ts";

export interface DrivenRun {
  journal: Journal;
  state: RunState;
  /** Events that had no place. */
  refused: number;
}

export function driveRun(runbook: Runbook, isDryRun: boolean, random: () => number, tries = 60): DrivenRun {
  const first = started(runbook, isDryRun);
  const journal: [typeof first, ...RunEvent[]] = [first];
  let state = beginRun(first);
  let refused = 0;
  for (let second = 1; second <= tries; second += 1) {
    if (state.ending && random() < 0.2) break;
    const event = random() < 0.65 ? fitting(nextMove(state), state, second, random) : anyEvent(runbook, second, random);
    const accepted = acceptEvent(state, event);
    if (!accepted.isAccepted) {
      refused += 1;
      continue;
    }
    journal.push(event);
    state = accepted.state;
  }
  return { journal, state, refused };
}

const pick = <T>(random: () => number, ...all: [T, ...T[]]): T => all[Math.floor(random() * all.length)] ?? all[0];

/** Sometimes of before, of one side only, or against it; mostly what proves it. */
function seen(random: () => number, second: number): CheckResult {
  const answer = pick(random, "yes", "yes", "yes", "yes", "no", "unknown");
  const at = pick(random, timeAt(second), timeAt(second), timeAt(second - 1), timeAt(second - 4), null);
  const result = found(answer, at, pick(random, ["site1", "site2"], ["site1", "site2"], ["site2"], ["site"]));
  const hit = { condition: "cool-down" as const, weight: "soft" as const, holds: "yes" as const, message: "Wait." };
  return random() < 0.2 ? { ...result, vetoes: random() < 0.5 ? [hit] : [] } : result;
}

function fitting(move: Move, state: RunState, second: number, random: () => number): RunEvent {
  const at = timeAt(second);
  const { isDryRun } = state.started;
  switch (move.move) {
    case "check":
      return {
        event: "checked",
        at,
        step: move.step.id,
        result: seen(random, second),
        ...(random() < 0.8 ? { plan: plan() } : {}),
      };
    case "ask":
      return { event: "answered", at, step: move.step.id, values: answersTo(move.inputs, random) };
    case "act":
      return acting(move.step.id, move.step.call.appliance, second, isDryRun, random);
    case "reconcile":
      return called(move.step.id, second, random);
    case "hand-over":
      return { event: isDryRun ? "would-wait" : "person-did", at, step: move.step.id };
    case "wait":
      return isDryRun
        ? { event: "would-wait", at, step: move.step.id }
        : { event: "checked", at, step: move.step.id, result: seen(random, second) };
    case "decide":
      return { event: "decided", at, step: move.step.id, branch: move.branch };
    case "end":
      return { event: "ended", at, ...move.ending };
    case "none":
      return { event: "noted", at, step: null, text: "Afterwards." };
  }
}

/** One that is taken; anything goes where no value is given. */
const answersTo = (inputs: readonly Input[], random: () => number): Record<string, string> =>
  Object.fromEntries(
    inputs.map(({ id, values = [] }) => [
      id,
      pick(random, "because it is wanted", ...values.map(({ value }) => value)),
    ]),
  );

function acting(step: string, appliance: string, second: number, isDryRun: boolean, random: () => number): RunEvent {
  const at = timeAt(second);
  if (isDryRun && random() < 0.8) return { event: "would-call", at, step, call: exact(appliance) };
  const moved = [planned("site1", { role: "backup" }), planned("site2")];
  if (random() < 0.1) {
    return {
      event: "foreign-change",
      at,
      step,
      changes: [{ appliance: "site1", what: "role", before: "primary", now: "backup" }],
    };
  }
  return { event: "intended", at, step, call: exact(appliance), reread: pick(random, plan(), plan(), moved, []) };
}

const called = (step: string, second: number, random: () => number): RunEvent => ({
  event: "called",
  at: timeAt(second),
  step,
  outcome: { kind: pick(random, "accepted", "accepted", "refused", "unclear"), words: "" },
});

/** Anything at all, of any step or none. */
function anyEvent(runbook: Runbook, second: number, random: () => number): RunEvent {
  const at = timeAt(second);
  const step = pick(random, "nowhere", ...runbook.steps.map(({ id }) => id));
  const outcome = pick(random, "done", "incomplete", "failed", "unknown", "refused");
  const call = exact(pick(random, "site1", "site2"));
  const make = pick<() => RunEvent>(
    random,
    () => ({ event: "checked", at, step, result: seen(random, second), plan: plan() }),
    () => ({ event: "answered", at, step, values: { [step]: pick(random, "site2", "site1") } }),
    () => ({ event: "decided", at, step, branch: pick(random, "left", "right") }),
    () => ({ event: "paused", at, step, until: timeAt(second + 60) }),
    () => ({ event: "intended", at, step, call, reread: plan() }),
    () => ({ event: "intended", at, step, call: exact("site2"), reread: plan() }),
    () => called(step, second, random),
    () => ({ event: "would-call", at, step, call }),
    () => ({ event: "would-wait", at, step }),
    () => ({ event: "person-did", at, step }),
    () => ({ event: "waiting-on", at, step, until: timeAt(second + 60) }),
    () => ({ event: "reached", at, step }),
    () => ({ event: "noted", at, step, text: "Seen." }),
    () => ({ event: "reopened", at, by: "Kim" }),
    () => ({ event: "ended", at, outcome: "done", text: "Over.", next: [] }),
    () => started(runbook, false),
    // Now and then, since they end a run or all but end it.
    () => (random() < 0.15 ? { event: "cancelled", at, reason: "Enough." } : { event: "reached", at, step }),
    () => ({ event: "ended", at, outcome: random() < 0.3 ? outcome : "done", text: "Over.", next: [] }),
  );
  return make();
}
