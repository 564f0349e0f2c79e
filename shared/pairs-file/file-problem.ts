import { z } from "zod";
import { type JsonPath, type LocatedJson, locateJson } from "./locate-json.ts";

/** What is wrong with a file that a person wrote, and where. Never repeats what stands there. */
export const fileProblemSchema = z.object({
  line: z.int().positive(),
  column: z.int().positive(),
  /** `pairs.0.site.host`; null when it is about the text or the whole document. */
  field: z.string().nullable(),
  message: z.string(),
});
export type FileProblem = z.infer<typeof fileProblemSchema>;

export type ReadDocument =
  | { ok: true; json: Extract<LocatedJson, { ok: true }> }
  /** `isJson`: it can be read and says something that does not fit. */
  | { ok: false; isJson: boolean; problems: FileProblem[] };

/** More characters than any real file has. */
export const fileLimit = 10_000_000;

export function readDocument(text: string): ReadDocument {
  if (text.length > fileLimit) {
    const message = `The file is larger than ${fileLimit / 1_000_000} MB.`;
    return { ok: false, isJson: false, problems: [{ line: 1, column: 1, field: null, message }] };
  }
  const json = locateJson(text);
  if (json.ok) return { ok: true, json };
  return { ok: false, isJson: false, problems: [{ ...json.place, field: null, message: json.message }] };
}

/** Somebody else's field name may be long, and may be a secret put on the wrong side of the colon. */
export const fieldName = (path: JsonPath): string | null =>
  path.length === 0 ? null : path.map((step) => (String(step).length > 64 ? "…" : String(step))).join(".");

export const byPlace = (a: FileProblem, b: FileProblem): number => a.line - b.line || a.column - b.column;

/** What a schema refuses, in words for a person and without the value; of one field the first thing only. */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  json: Extract<LocatedJson, { ok: true }>,
): FileProblem[] {
  const byField = new Map<string, FileProblem>();
  for (const issue of issues) {
    const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
    const key = JSON.stringify(path);
    if (byField.has(key)) continue;
    byField.set(key, { ...json.placeOf(path), field: fieldName(path), message: issue.message });
  }
  return [...byField.values()];
}

const wordsFor: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object in braces",
  record: "an object in braces",
};

/** Plain words where the schema has none of its own. For `safeParse(value, { error: wordsOf })`. */
export function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    return issue.input === undefined
      ? "This field is missing."
      : `Expected ${wordsFor[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === "invalid_value") {
    const known = issue.values.map((value) => JSON.stringify(value)).join(", ");
    return issue.input === undefined
      ? "This field is missing."
      : `Expected ${issue.values.length > 1 ? `one of ${known}` : known}.`;
  }
  return undefined;
}
