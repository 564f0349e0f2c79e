import { SetupError } from "./setup-error.mjs";

/**
 * Says on standard error what went wrong. A bug of ours keeps its stack, everything else has words for a person.
 * @param {unknown} error
 */
export function reportFailure(error) {
  const text =
    error instanceof SetupError
      ? `\n${error.message}\n${error.advice}\n`
      : `\nUnexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  process.stderr.write(text);
}
