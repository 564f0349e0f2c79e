/** Steps of a run in words: one of them, and several that are over. */
import type { RunView, StepStatus, StepView } from "../../shared/runbooks/run-view.ts";
import type { Tone } from "./tone.ts";

export interface LookWords {
  words: string;
  tone: Tone;
}

export const stepLooks: Record<StepStatus, LookWords> = {
  ahead: { words: "ahead", tone: "unsure" },
  working: { words: "under way", tone: "unsure" },
  yours: { words: "yours to do", tone: "caution" },
  done: { words: "done", tone: "good" },
  against: { words: "speaks against it", tone: "alarm" },
  unclear: { words: "not known", tone: "exposed" },
  skipped: { words: "skipped", tone: "unsure" },
};

/** Of a run that is over nothing is ahead. In a dry run, what the step is about was shown and not brought about. */
export function stepLook(run: RunView, step: StepView): LookWords {
  if (step.status === "ahead" && run.state === "ended") return { words: "not reached", tone: "unsure" };
  return isOnlyShown(run, step) ? { words: "only shown", tone: "unsure" } : stepLooks[step.status];
}

/**
 * Of a dry run: a call, a wait or a deed of a person, which it goes past as if it had gone well; and every check after such
 * a change, which cannot look at what was not made.
 */
export function isOnlyShown({ isDryRun, steps }: RunView, step: StepView): boolean {
  if (!isDryRun || step.status !== "done") return false;
  if (step.kind !== "check") return step.kind === "wait" || step.kind === "manual" || step.kind === "action";
  const before = steps.slice(
    0,
    Math.max(
      0,
      steps.findIndex(({ id }) => id === step.id),
    ),
  );
  return before.some((one) => one.status === "done" && isChange(one));
}

const isChange = ({ kind, call }: StepView): boolean =>
  kind === "manual" || (kind === "action" && call?.method === "POST");

/** `Steps 1 to 5 are over`. */
export const foldedWords = (count: number): string => `Steps 1 to ${count} are over`;

/** How the steps ended, commonest last: `1 not known`, `4 done`. */
export function tallyOf(steps: readonly Pick<StepView, "status">[]): (LookWords & { status: StepStatus })[] {
  const order: StepStatus[] = ["against", "unclear", "skipped", "done"];
  return order.flatMap((status) => {
    const count = steps.filter((step) => step.status === status).length;
    const { words, tone } = stepLooks[status];
    return count === 0 ? [] : [{ status, tone, words: `${count} ${tallyWords[status] ?? words}` }];
  });
}

/** Where the word for one step does not fit several. */
const tallyWords: Partial<Record<StepStatus, string>> = { against: "against it" };
