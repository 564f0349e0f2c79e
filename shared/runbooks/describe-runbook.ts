/** A procedure as `pairdesk-runbook/1`: its steps and what an answers file has to hold. */
import { z } from "zod";
import { type Input, type Runbook, runbookIdSchema, type Step } from "./runbook.ts";

export const runbookDescriptionSchema = z.object({
  schema: z.literal("pairdesk-runbook/1"),
  id: runbookIdSchema,
  title: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["check", "question", "action", "manual", "wait", "decision"]),
      title: z.string(),
      chapter: z.string(),
    }),
  ),
  inputs: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["confirm", "choice", "text", "veto-reason", "done"]),
      values: z.array(z.string()).optional(),
    }),
  ),
});
export type RunbookDescription = z.infer<typeof runbookDescriptionSchema>;
type DescribedInput = RunbookDescription["inputs"][number];

export function describeRunbook({ id, title, steps }: Runbook): RunbookDescription {
  const described = steps.map((step) => ({ id: step.id, kind: step.kind, title: step.title, chapter: step.chapter }));
  return { schema: "pairdesk-runbook/1", id, title, steps: described, inputs: joinByName(steps.flatMap(inputsOf)) };
}

function inputsOf(step: Step): DescribedInput[] {
  if (step.kind === "manual") return [{ id: step.id, kind: "done", values: ["done"] }];
  return step.kind === "question" ? step.inputs.map(describeInput) : [];
}

const describeInput = ({ id, kind, values }: Input): DescribedInput => ({
  id,
  kind,
  ...(values ? { values: values.map(({ value }) => value) } : {}),
});

/** One that is asked in several forms, each under its condition, is one input with the values of all. */
function joinByName(inputs: readonly DescribedInput[]): DescribedInput[] {
  const byId = new Map<string, DescribedInput>();
  for (const input of inputs) {
    const values = [...new Set([...(byId.get(input.id)?.values ?? []), ...(input.values ?? [])])];
    byId.set(input.id, values.length > 0 ? { ...input, values } : input);
  }
  return [...byId.values()];
}
