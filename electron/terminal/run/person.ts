/** Who answers a run at the terminal: a file, or a person who is asked. */
import { problemWith } from "../../../shared/runbooks/accept-event.ts";
import type { Input, StepOf } from "../../../shared/runbooks/runbook.ts";
import type { Answers } from "./read-answers.ts";

export type Given = { kind: "given"; values: Record<string, string> } | { kind: "refused"; why: string };

export interface Person {
  answer(step: StepOf<"question">, inputs: readonly Input[]): Promise<Given>;
  /** null: it was done; otherwise why it was not. */
  did(step: StepOf<"manual">): Promise<string | null>;
}

/** Answers what the file holds. A value that is missing or wrong is a refusal that names its input. */
export function personOfFile(answers: Answers): Person {
  return {
    async answer(_, inputs) {
      const problems = inputs.flatMap((input) => problemOf(input, answers[input.id]) ?? []);
      if (problems.length > 0) return { kind: "refused", why: problems.join(" ") };
      return { kind: "given", values: Object.fromEntries(inputs.map(({ id }) => [id, answers[id] ?? ""])) };
    },
    did: async ({ id, title }) => (answers[id] === "done" ? null : notDone(id, title)),
  };
}

/**
 * What will be asked for whatever happens and is not answered, or answered wrongly. null: nothing. Told before a run begins:
 * one that stops half-way for want of an answer helps nobody.
 */
export function unansweredAtAnyRate(
  { steps }: { steps: readonly (StepOf<"question"> | StepOf<"manual"> | { kind: string; when?: unknown })[] },
  answers: Answers,
  isDryRun: boolean,
): string | null {
  const problems = steps.flatMap((step): string[] => {
    if (step.when !== undefined) return [];
    if (isManual(step)) return isDryRun || answers[step.id] === "done" ? [] : [notDone(step.id, step.title)];
    if (!isQuestion(step)) return [];
    return step.inputs.flatMap((input) => (input.when ? [] : (problemOf(input, answers[input.id]) ?? [])));
  });
  return problems.length > 0 ? problems.join(" ") : null;
}

const isQuestion = (step: { kind: string }): step is StepOf<"question"> => step.kind === "question";
const isManual = (step: { kind: string }): step is StepOf<"manual"> => step.kind === "manual";

const notDone = (id: string, title: string): string =>
  `Not answered: ${id} ("done" once this was done: ${title.replace(/\.$/, "")}).`;

function problemOf(input: Input, value: string | undefined): string | null {
  if (value === undefined) return `Not answered: ${input.id} (${input.label.replace(/[.:?]$/, "")}).`;
  const problem = problemWith(input, value);
  return problem === null ? null : `${input.id}: ${problem}`;
}
