import type { z } from "zod";
import { secretsFileSchema } from "../domain/pair.ts";
import { byPlace, type FileProblem, readDocument, schemaProblems, wordsOf } from "./file-problem.ts";

export type ReadSecretsFile =
  | { ok: true; secrets: z.infer<typeof secretsFileSchema> }
  | { ok: false; isJson: boolean; problems: FileProblem[] };

/** A secrets file; problems name the field and its place, and never a value. */
export function readSecretsFile(text: string): ReadSecretsFile {
  const document = readDocument(text);
  if (!document.ok) return document;
  const parsed = secretsFileSchema.safeParse(document.json.value, { error: wordsOf });
  if (parsed.success) return { ok: true, secrets: parsed.data };
  return { ok: false, isJson: true, problems: schemaProblems(parsed.error.issues, document.json).sort(byPlace) };
}
