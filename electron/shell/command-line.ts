/**
 * The window's command line: `--practice`, `--data DIR` and saved histories to open, which go by their ending. Chromium takes switches of its own from the same line, so
 * what is not ours is left alone.
 */
import { parseArgs } from "node:util";
import { isHistoryFile } from "../core/saved-history/is-history-file.ts";

export interface CommandLine {
  readonly practice: boolean;
  readonly dataFolder: string | undefined;
  /** As they were written: relative to the folder of whoever wrote them. */
  readonly historyFiles: readonly string[];
}

/** @param argv `process.argv` as Electron gives it */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: { practice: { type: "boolean" }, data: { type: "string" } },
    allowPositionals: true,
    strict: false,
  });
  return {
    practice: values["practice"] === true,
    dataFolder: typeof values["data"] === "string" && values["data"] !== "" ? values["data"] : undefined,
    historyFiles: positionals.filter(isHistoryFile),
  };
}
