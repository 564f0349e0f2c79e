/** How a run ends that is stopped before its end: by a foreign change, a person, a mistake. In the words of the step where it stands. */
import { holds, isPassedBy, openIntent, type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { Ending, IfStopped } from "./runbook.ts";

export const changedText = "What was changed before stays: look at both appliances.";

/** `whenChanged`: whether it is known what the run changed until here. */
export function stoppedEnding(
  state: RunState,
  why: string,
  whenChanged: "incomplete" | "unknown" = "incomplete",
): Ending {
  const isUntouched = state.changedAt === null && !openIntent(state);
  const words = wordsIfStopped(state);
  const rest = words?.text ?? (isUntouched ? "Nothing was changed." : changedText);
  return { outcome: isUntouched ? "refused" : whenChanged, text: `${why} ${rest}`, next: words?.next ?? [] };
}

/** Of the step where the run stands, or of the last one before it that has some; null: none of them has. */
export function wordsIfStopped(state: RunState): IfStopped | null {
  let words: readonly IfStopped[] = [];
  for (const step of stepsOf(state)) {
    const isOver = recordOf(state, step.id).answer !== null;
    if (!isOver && isPassedBy(step, state)) continue;
    words = step.ifStopped ?? words;
    if (!isOver) break;
  }
  return words.find(({ when }) => holds(when, state)) ?? null;
}
