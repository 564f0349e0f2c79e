/** Whether the file that was given is still where it was: it holds the private key. */
import type { CheckResult } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { lineAt } from "./shown-by.ts";

export function judgeFileGone({ file }: RunKnowledge): CheckResult {
  if (!file)
    return { answer: "unknown", text: "Whether the file is still there is not known: Pairdesk has none.", lines: [] };
  const { fileName, isThere, at } = file;
  if (isThere === "unknown") {
    const what = `${fileName} had no place of its own, or its place cannot be read, so whether it is still there is not known`;
    return { answer: "unknown", text: `${what}.`, lines: [lineAt(null, what, "unknown", at)] };
  }
  const isGone = isThere === "no";
  const what = isGone ? `${fileName} is no longer where it was` : `${fileName} is still where it was`;
  const answer = isGone ? "yes" : "no";
  return { answer, text: `${what}.`, lines: [lineAt(null, what, answer, at)] };
}
