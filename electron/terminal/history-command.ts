/** `pairdesk history`: what was seen of a stored pair over a period, beside the window and without network or keychain. */
import { writeFileSync } from "node:fs";
import { PairdeskError } from "../../shared/errors.ts";
import { openStores } from "../core/create-stores.ts";
import { createTimeline } from "../core/create-timeline.ts";
import { systemClock as clock, isoNow } from "../core/ports.ts";
import { historyCsv } from "../core/reports/history-csv.ts";
import type { CommandContext } from "./command-context.ts";
import { toJson } from "./plain-text.ts";
import { dataFolderOf } from "./sources/open-pairs.ts";

export const historyFormats = ["csv", "json"] as const;

export interface HistoryOptions {
  pair: string;
  /** ISO times; without them the last 30 days. */
  from?: string;
  to?: string;
  format: (typeof historyFormats)[number];
  out?: string;
  data?: string;
}

const thirtyDaysMs = 30 * 86_400_000;

/** Throws PairdeskError `not-found`, `period-invalid`, `file-unreadable` and what opening the database throws. */
export async function historyCommand(options: HistoryOptions, { output, log }: CommandContext): Promise<0> {
  const until = timeOf(options.to ?? isoNow(clock), "--to");
  const from = timeOf(options.from ?? new Date(Date.parse(until) - thirtyDaysMs).toISOString(), "--from");
  const stores = openStores({ dataFolder: dataFolderOf(options.data), readOnly: true, clock, log });
  try {
    const pair = stores?.pairs.list().find(({ name }) => name === options.pair);
    if (!stores || !pair) {
      const message = `No pair named ${options.pair} is stored on this computer.`;
      throw new PairdeskError("not-found", message, "Check the name; case counts.");
    }
    const timeline = createTimeline(stores.history, pair, { from, until }, clock);
    const text =
      options.format === "csv" ? historyCsv(timeline) : `${toJson({ schema: "pairdesk-history/1", ...timeline }, 2)}\n`;
    if (options.out === undefined) output.write(text);
    else writeNew(options.out, text);
    return 0;
  } finally {
    stores?.close();
  }
}

function timeOf(text: string, option: string): string {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  const message = `${option} is no time: ${text}`;
  throw new PairdeskError("period-invalid", message, "Write it like 2026-03-01T06:00:00Z or 2026-03-01.");
}

/** Never over a file that is there. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    const message = isThere ? `${path} exists already.` : `${path} cannot be written.`;
    const advice = isThere ? "Choose another name, or remove the file." : "Check the folder and its permissions.";
    throw new PairdeskError("file-unreadable", message, advice, { cause: error });
  }
}
