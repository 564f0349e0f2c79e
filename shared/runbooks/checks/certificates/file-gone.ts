/** Whether the files that were given are still where they were: whatever was in one that would not do, it may hold a key. */
import type { CheckResult } from "../../check.ts";
import type { RunKnowledge } from "../../run-knowledge.ts";
import { lineAt } from "./shown-by.ts";

export function judgeFileGone(known: RunKnowledge): CheckResult {
  const last = judgeLast(known);
  const there = (known.earlierFiles ?? []).filter(({ isThere }) => isThere !== "no");
  if (there.length === 0) return last;
  const told = there.map(({ fileName, isThere }) =>
    isThere === "yes"
      ? { what: `${fileName}, given earlier, is still where it was`, answer: "no" as const }
      : { what: `Whether ${fileName}, given earlier, is still there is not known`, answer: "unknown" as const },
  );
  const answers = [last.answer, ...told.map(({ answer }) => answer)];
  return {
    answer: answers.includes("no") ? "no" : "unknown",
    text: [last.text, ...told.map(({ what }) => `${what}.`)].join(" "),
    lines: [...last.lines, ...told.map(({ what, answer }) => lineAt(null, what, answer, known.file?.at ?? null))],
  };
}

function judgeLast({ file }: RunKnowledge): CheckResult {
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
