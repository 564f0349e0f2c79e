/** What to tell the person when the program cannot be had. */
import { app, dialog } from "electron";
import { PairdeskError } from "../../shared/errors.ts";
import type { Log } from "../core/log/log.ts";

/**
 * Ends the program with exit code 1 after a box that says why (on a terminal while there is no display yet).
 * @param log as far as there is one already
 */
export function endWithStartFailure(error: unknown, log: Log | undefined): void {
  dialog.showErrorBox("Pairdesk cannot start", describe(error, log));
  app.exit(1);
}

function describe(error: unknown, log: Log | undefined): string {
  if (error instanceof PairdeskError) {
    log?.warn("start-refused", { code: error.code });
    return `${error.message}\n\n${error.advice}`;
  }
  const errorId = log?.error("start-failed", error);
  const where = errorId ? `The log in the data folder holds the details under ${errorId}.` : String(error);
  return `This is a fault of the program. ${where}`;
}
