/** What taking a pairs file in would do to the pairs that are there. Pairs go by their names: a file knows no ids. */
import { z } from "zod";
import type { Pair, PairDefinition } from "../domain/pair.ts";
import { compareDefinitions, fieldChangeSchema } from "./compare-definitions.ts";
import { type FileProblem, fileProblemSchema } from "./file-problem.ts";
import { readPairsFile } from "./read-pairs-file.ts";

export const importPreviewSchema = z.object({
  /** While there is one, nothing can be taken in. */
  problems: z.array(fileProblemSchema),
  added: z.array(z.object({ name: z.string() })),
  changed: z.array(z.object({ pairId: z.string(), name: z.string(), changes: z.array(fieldChangeSchema) })),
  unchanged: z.array(z.object({ pairId: z.string(), name: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export interface ImportPlan {
  preview: ImportPreview;
  /** The pairs that are new or say something else, as they would be stored; `before` null: new. */
  steps: { before: Pair | null; definition: PairDefinition }[];
}

export function planImport(text: string, stored: readonly Pair[]): ImportPlan {
  const read = readPairsFile(text);
  if (!read.ok) return refused(read.problems);
  const byName = new Map(stored.map((pair) => [pair.name, pair]));
  const taken = read.pairs.flatMap(({ name }, index) =>
    byName.get(name)?.practice ? [read.problemAt(["pairs", index, "name"], practiceWords)] : [],
  );
  if (taken.length > 0) return refused(taken);
  const plan: ImportPlan = { preview: { problems: [], added: [], changed: [], unchanged: [] }, steps: [] };
  for (const definition of read.pairs) {
    const { name } = definition;
    const before = byName.get(name) ?? null;
    const changes = before ? compareDefinitions(definitionOf(before), definition) : [];
    if (!before) plan.preview.added.push({ name });
    else if (changes.length > 0) plan.preview.changed.push({ pairId: before.id, name, changes });
    else plan.preview.unchanged.push({ pairId: before.id, name });
    if (!before || changes.length > 0) plan.steps.push({ before, definition });
  }
  return plan;
}

const practiceWords = "The practice pair bears this name; give the pair another one.";

const refused = (problems: FileProblem[]): ImportPlan => ({
  preview: { problems, added: [], changed: [], unchanged: [] },
  steps: [],
});

const definitionOf = ({ id: _id, practice: _practice, ...definition }: Pair): PairDefinition => definition;
