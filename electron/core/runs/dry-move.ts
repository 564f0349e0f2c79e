/** A dry run goes through every step as if each call, wait and deed before it had come to what it should. */
import { isRoleChange } from "../../../shared/runbooks/is-role-change.ts";
import type { Move } from "../../../shared/runbooks/next-move.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import { type RunState, recordOf, stepsOf } from "../../../shared/runbooks/run-state.ts";

/** What a dry run records at a move instead of making it; null: it makes it like any run. */
export function dryMove(state: RunState, move: Move, at: string): RunEvent | null {
  if (!state.started.isDryRun) return null;
  if (move.move === "wait" || move.move === "hand-over") return { event: "would-wait", at, step: move.step.id };
  if (move.move !== "check" || !wouldHaveChanged(state)) return null;
  const answer = move.step.dryAnswer ?? "yes";
  const text = `Dry run: looked at here, once the steps before have been made. It goes on as if the answer were ${answer}.`;
  return { event: "checked", at, step: move.step.id, result: { answer, text, lines: [] } };
}

/** What is seen now says nothing about how it would be after a change that was not made. */
const wouldHaveChanged = (state: RunState): boolean =>
  stepsOf(state).some((step) => {
    const isChange = (step.kind === "manual" && !step.isHarmless) || isRoleChange(step);
    return isChange && recordOf(state, step.id).answer !== null;
  });
