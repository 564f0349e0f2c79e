/** What a runbook asks for, to read, for whoever writes an answers file. As JSON: `shared/runbooks/describe-runbook.ts`. */
import type { Runbook, Step } from "../../../shared/runbooks/runbook.ts";
import type { Paint } from "../output.ts";
import { withPlainTexts } from "../plain-text.ts";

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
