/** How a run ends that is stopped before its end: by a foreign change, a person, a mistake. In the words of the step where it stands. */
import { mayStillRun, openSync } from "./open-sync.ts";
import { holds, isPassedBy, openIntent, type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { Ending, IfStopped, StepOf } from "./runbook.ts";

export const changedText = "What was changed before stays: look at both appliances.";

/**
 * `whenChanged`: whether it is known what the run changed until here. It never is while a data sync that was asked for with a
 * role call may still run.
 */
export function stoppedEnding(
  state: RunState,
  why: string,
  whenChanged: "incomplete" | "unknown" = "incomplete",
): Ending {
  const byHand = state.changedAt === null && openDeed(state) !== null;
  const isUntouched = state.changedAt === null && !openIntent(state) && !byHand;
  const words = wordsIfStopped(state);
  const stays = byHand ? deedText : changedText;
  const rest = words?.text ?? (isUntouched ? "Nothing was changed." : stays);
  const next = words?.next ?? [];
  if (isUntouched) return { outcome: "refused", text: `${why} ${rest}`, next };
  if (byHand) return { outcome: "unknown", text: `${why} ${rest}`, next };
  if (openSync(state)) return { outcome: "unknown", text: `${why} ${mayStillRun} ${rest}`, next };
  return { outcome: whenChanged, text: `${why} ${rest}`, next };
}

const deedText = "Whether the step that was open had been done by then is not known: look at both appliances.";

/** The manual step that was handed to a person and may be half done, or done and not said; null: none that changes anything. */
export function openDeed(state: RunState): StepOf<"manual"> | null {
  if (state.started.isDryRun) return null;
  const step = stepsOf(state).find((one) => recordOf(state, one.id).answer === null && !isPassedBy(one, state));
  if (step?.kind !== "manual" || step.isHarmless) return null;
  return recordOf(state, step.id).reachedAt === null ? null : step;
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
