/**
 * The window's command line: `--practice` and `--data DIR`. Chromium takes switches of its own from the same line, so
 * what is not ours is left alone.
 */
import { parseArgs } from "node:util";

export interface CommandLine {
  readonly practice: boolean;
  readonly dataFolder: string | undefined;
}

/** @param argv `process.argv` as Electron gives it */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { practice: { type: "boolean" }, data: { type: "string" } },
    allowPositionals: true,
    strict: false,
  });
  return {
    practice: values["practice"] === true,
    dataFolder: typeof values["data"] === "string" && values["data"] !== "" ? values["data"] : undefined,
  };
}
