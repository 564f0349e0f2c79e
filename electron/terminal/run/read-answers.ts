/**
 * The answers file: `{ "<input or manual step>": value }`. What it may hold is known only once the runbook is written for the
 * pair as it stands, so a file is read first and fitted to the runbook afterwards. Problems name field and place, never a value.
 */
import { z } from "zod";
import {
  byPlace,
  type FileProblem,
  fieldName,
  readDocument,
  schemaProblems,
  wordsOf,
} from "../../../shared/pairs-file/file-problem.ts";
import type { LocatedJson } from "../../../shared/pairs-file/locate-json.ts";
import { describeRunbook } from "../../../shared/runbooks/describe-runbook.ts";
import { knownInputs } from "../../../shared/runbooks/known-inputs.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import { readTextFile, refuseFile } from "../read-text-file.ts";

const longestAnswer = 2000;
const longText = `Keep it to ${longestAnswer} characters.`;
const answersSchema = z.record(
  z.string(),
  z.union([z.string().max(longestAnswer, longText), z.boolean()], { error: "Expected a text, or true or false." }),
);

export interface AnswersFile {
  path: string;
  values: z.infer<typeof answersSchema>;
  json: Extract<LocatedJson, { ok: true }>;
}

/** By input, and "done" by manual step. */
export type Answers = Readonly<Record<string, string>>;

/** Throws PairdeskError `file-unreadable` or `file-invalid`. */
export async function readAnswersFile(path: string): Promise<AnswersFile> {
  const document = readDocument(await readTextFile(path));
  if (!document.ok) throw refuseFile(path, document.isJson, document.problems);
  const { json } = document;
  const parsed = answersSchema.safeParse(json.value, { error: wordsOf });
  if (!parsed.success) throw refuseFile(path, true, schemaProblems(parsed.error.issues, json).sort(byPlace));
  return { path, values: parsed.data, json };
}

/**
 * What this runbook asks for now. What some runbook asks for in another state is left out. Throws PairdeskError `file-invalid`
 * for what none ever asks for.
 */
export function fitAnswers({ path, values, json }: AnswersFile, runbook: Runbook): Answers {
  const known = describeRunbook(runbook).inputs;
  const answers: Record<string, string> = {};
  const problems: FileProblem[] = [];
  for (const [id, value] of Object.entries(values)) {
    const asked = known.find((one) => one.id === id);
    if (!asked && isAskedElsewhere(id)) continue;
    const text = asked ? textOf(value, asked.values) : null;
    const message = asked ? problemOf(asked.kind, text) : unknownId(known.map((one) => one.id));
    if (message !== null) problems.push({ ...json.placeOf([id]), field: fieldName([id]), message });
    else if (text !== null) answers[id] = text;
  }
  if (problems.length > 0) throw refuseFile(path, true, problems.sort(byPlace));
  return answers;
}

/** Worked out only when something is not asked for now. */
function createAskedElsewhere(): (id: string) => boolean {
  let known: ReadonlySet<string> | null = null;
  return (id) => {
    known ??= knownInputs();
    return known.has(id);
  };
}
const isAskedElsewhere = createAskedElsewhere();

/** true and false stand for yes and no where these are what can be chosen. */
function textOf(value: string | boolean, choices: readonly string[] = []): string | null {
  if (typeof value === "string") return value;
  const word = value ? "yes" : "no";
  return choices.includes(word) ? word : null;
}

function problemOf(kind: string, text: string | null): string | null {
  if (kind === "done") return text === "done" ? null : 'A manual step is answered with "done" and nothing else.';
  return text === null ? "Write the answer as a text: this is no question of yes or no." : null;
}

const unknownId = (known: readonly string[]): string =>
  known.length === 0
    ? "No runbook asks for it, and this one asks for nothing."
    : `No runbook asks for it. This one asks for: ${known.join(", ")}.`;
