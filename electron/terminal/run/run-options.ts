import { hostname, userInfo } from "node:os";
import { PairdeskError } from "../../../shared/errors.ts";
import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { type RunbookId, runbookIds } from "../../../shared/runbooks/runbook.ts";
import type { CommandContext } from "../command-context.ts";
import type { PairOptions } from "../sources/open-pairs.ts";
import type { RunDesk } from "./driven-run.ts";

/** As commander hands them over. */
export interface RunOptions extends PairOptions {
  answers?: string;
  dryRun?: true;
  json?: true;
  describe?: true;
  list?: true;
  resume?: string;
  close?: string;
  waitAtMost?: string;
  certificateFile?: string;
  certificateFolder?: string;
  passphraseStdin?: true;
}

/** Where runs come from, and the terminal itself; handed in by the program. */
export interface RunDoor {
  /**
   * Opens the one pair that was chosen. `writes`: holds the data folder until the desk is closed. Throws PairdeskError
   * `another-writer`, `not-found`, `file-*` and what opening the database throws.
   */
  openDesk(options: RunOptions, writes: boolean, context: CommandContext): Promise<RunDesk>;
  /** Whether the window knows any pair. */
  hasStored(options: RunOptions, context: CommandContext): boolean;
  /** Runs whose journal has no end, of every pair, newest first. */
  listOpen(options: RunOptions, context: CommandContext): readonly RunSummary[];
  /** null: no terminal at both ends, so nobody can be asked. */
  ends: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } | null;
  /** As Ctrl+C does. */
  interrupt(): void;
}

/** Throws PairdeskError `not-found` with those there are. */
export function runbookIdOf(asked: string | undefined): RunbookId {
  const found = runbookIds.find((id) => id === asked);
  if (found) return found;
  const message = asked === undefined ? "No runbook was named." : `There is no runbook named ${asked}.`;
  throw new PairdeskError("not-found", message, `There are: ${runbookIds.join(", ")}.`);
}

/** Milliseconds; null: as the runbook says. Throws PairdeskError `time-refused`. */
export function mostWaitMs(seconds: string | undefined): number | null {
  if (seconds === undefined) return null;
  const ms = Math.round(Number(seconds) * 1000);
  if (seconds.trim() !== "" && Number.isSafeInteger(ms) && ms > 0) return ms;
  throw new PairdeskError("time-refused", "--wait-at-most is no time.", "Give it in seconds, such as 90.");
}

/** Only one can come from the one standard input. Throws PairdeskError `file-unreadable`. */
export function refuseTwoReaders({ answers, secrets, passphraseStdin }: RunOptions): void {
  const readers = [
    ...(answers === "-" ? ["answers"] : []),
    ...(secrets === "-" ? ["secrets"] : []),
    ...(passphraseStdin ? ["a passphrase"] : []),
  ];
  if (readers.length < 2) return;
  const message = `${readers.join(" and ")} cannot ${readers.length > 2 ? "all" : "both"} be read from standard input.`;
  const advice = "Put the answers into a file: nothing in them is secret.";
  throw new PairdeskError("file-unreadable", `${message.charAt(0).toUpperCase()}${message.slice(1)}`, advice);
}

/** Who acts, as far as this computer knows. */
export function whoIsHere(): string {
  try {
    return `${userInfo().username} on ${hostname()}`;
  } catch {
    return `somebody on ${hostname()}`;
  }
}
