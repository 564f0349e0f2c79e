import { writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

/** Answers with the file's path. A text is written as it is. */
export function writeAnswers(answers: object | string): string {
  const file = path.join(temporaryFolder(), "answers.json");
  writeFileSync(file, typeof answers === "string" ? answers : JSON.stringify(answers, null, 2));
  return file;
}
