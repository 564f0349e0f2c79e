/** What to tell the person when the program, or what it was started for, cannot be had. */
import { app, dialog } from "electron";
import { PairdeskError } from "../../shared/errors.ts";
import type { Log } from "../core/log/log.ts";

/**
 * Ends the program with exit code 1 after a box that says why (on a terminal while there is no display yet).
 * @param log as far as there is one already
 */
export function endWithStartFailure(error: unknown, log: Log | undefined): void {
  dialog.showErrorBox("Pairdesk cannot start", describe("start", error, log));
  app.exit(1);
}

/** The window stays: it has the stored pairs to show. */
export function tellPracticeFailure(error: unknown, log: Log): void {
  dialog.showErrorBox("The practice pair cannot be opened", describe("practice", error, log));
}

function describe(what: string, error: unknown, log: Log | undefined): string {
  if (error instanceof PairdeskError) {
    log?.warn(`${what}-refused`, { code: error.code });
    return `${error.message}\n\n${error.advice}`;
  }
  const errorId = log?.error(`${what}-failed`, error);
  const where = errorId ? `The log in the data folder holds the details under ${errorId}.` : String(error);
  return `This is a fault of the program. ${where}`;
}
