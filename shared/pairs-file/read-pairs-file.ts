/**
 * The one reader of pairs files (`pairdesk-pairs/1`), for the window's import and for the terminal. All or nothing: a
 * file with one problem gives no pair, and every problem is told at once, with line, column and field.
 */
import { type PairDefinition, pairsFileSchema } from "../domain/pair.ts";
import { byPlace, type FileProblem, fieldName, readDocument, schemaProblems, wordsOf } from "./file-problem.ts";
import type { JsonPath, LocatedJson } from "./locate-json.ts";
import { secretLikePaths } from "./secret-like.ts";
import { unknownFields } from "./unknown-fields.ts";

export type ReadPairsFile =
  | { ok: true; pairs: PairDefinition[]; problemAt: (path: JsonPath, message: string) => FileProblem }
  | { ok: false; isJson: boolean; problems: FileProblem[] };

export function readPairsFile(text: string): ReadPairsFile {
  const document = readDocument(text);
  if (!document.ok) return document;
  const { json } = document;
  const at = (path: JsonPath, message: string, part: "key" | "value" = "value"): FileProblem => ({
    ...json.placeOf(path, part),
    field: fieldName(path),
    message,
  });
  const secrets = secretLikePaths(json.value);
  const isSecret = (path: JsonPath) => secrets.some((secret) => isWithin(path, secret));
  const parsed = pairsFileSchema.safeParse(json.value, { error: wordsOf });
  const problems = [
    ...secrets.map((path) => at(path, secretWords, "key")),
    ...unknownFields(pairsFileSchema, json.value)
      .filter((path) => !isSecret(path))
      .map((path) => at(path, "A pairs file has no such field; check its spelling.", "key")),
    ...(parsed.success ? repeatedNames(parsed.data.pairs, json) : schemaProblems(parsed.error.issues, json)),
  ];
  if (problems.length > 0 || !parsed.success)
    return { ok: false, isJson: true, problems: problems.sort(byPlace).slice(0, mostProblems) };
  return { ok: true, pairs: parsed.data.pairs, problemAt: at };
}

/** More than this nobody reads. */
const mostProblems = 100;

const secretWords =
  "This looks like a secret. A pairs file never holds one: take it out, and enter it in the pair's settings or a secrets file.";

const isWithin = (path: JsonPath, outer: JsonPath): boolean => outer.every((step, index) => path[index] === step);

function repeatedNames(pairs: PairDefinition[], json: Extract<LocatedJson, { ok: true }>): FileProblem[] {
  const firstLines = new Map<string, number>();
  return pairs.flatMap(({ name }, index): FileProblem[] => {
    const path = ["pairs", index, "name"] as const;
    const place = json.placeOf(path);
    const firstLine = firstLines.get(name);
    if (firstLine === undefined) {
      firstLines.set(name, place.line);
      return [];
    }
    return [{ ...place, field: fieldName(path), message: `The pair in line ${firstLine} has the same name.` }];
  });
}
