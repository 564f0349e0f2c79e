/** What a runbook asks for, for whoever writes an answers file (`pairdesk-runbook/1`), and the same to read. */
import type { Runbook, Step } from "../../../shared/runbooks/runbook.ts";
import type { Paint } from "../output.ts";
import { withPlainTexts } from "../plain-text.ts";

interface DescribedInput {
  id: string;
  kind: "confirm" | "choice" | "text" | "veto-reason" | "done";
  values?: string[];
}

/** Of each step in order. A manual step is answered by its own id. */
export function inputsOf({ steps }: Runbook): DescribedInput[] {
  return steps.flatMap((step): DescribedInput[] => {
    if (step.kind === "manual") return [{ id: step.id, kind: "done" }];
    if (step.kind !== "question") return [];
    return step.inputs.map(({ id, kind, values }) => ({
      id,
      kind,
      ...(values && { values: values.map(({ value }) => value) }),
    }));
  });
}

export const describeRunbook = (runbook: Runbook) => ({
  schema: "pairdesk-runbook/1",
  id: runbook.id,
  title: runbook.title,
  steps: runbook.steps.map(({ id, kind, title, chapter }) => ({ id, kind, title, chapter })),
  inputs: inputsOf(runbook),
});

export const whoDoes = ({ kind }: Pick<Step, "kind">): string =>
  kind === "question" || kind === "manual" ? "you" : "Pairdesk";

export function renderRunbook(told: Runbook, paint: Paint): string {
  const runbook = withPlainTexts(told);
  const lines = [paint("bold", `${runbook.title} (${runbook.id})`), runbook.summary, "", paint("bold", "Steps")];
  runbook.steps.forEach((step, index) => {
    const chapter = step.chapter === "" ? "" : ` · guide: ${step.chapter}`;
    lines.push(`  ${String(index + 1).padStart(2)}  ${step.title}  (${step.kind}, ${whoDoes(step)}${chapter})`);
  });
  lines.push("", paint("bold", "What an answers file fills in"));
  for (const step of runbook.steps) lines.push(...inputLines(step));
  return `${lines.join("\n")}\n`;
}

function inputLines(step: Step): string[] {
  if (step.kind === "manual") return [`  ${step.id}: "done" once this was done: ${step.title}`];
  if (step.kind !== "question") return [];
  return step.inputs.flatMap(({ id, label, values, when }) => [
    `  ${id}: ${label}${when || step.when ? " (not always asked)" : ""}`,
    ...(values ?? []).map(
      ({ value, label: words }) => `      ${JSON.stringify(value)}${words === value ? "" : `  ${words}`}`,
    ),
  ]);
}
