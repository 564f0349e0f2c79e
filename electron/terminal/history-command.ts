/** `pairdesk history`: what was seen of a pair over a period, stored here or saved in a file; without network or keychain. */
import { writeFileSync } from "node:fs";
import type { HistoryFormat } from "../../shared/contract/saved-histories.ts";
import type { SavedHistory } from "../../shared/domain/saved-history.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createHistoryFile } from "../core/create-history-file.ts";
import { createHistoryToSave } from "../core/create-history-to-save.ts";
import { openStores } from "../core/create-stores.ts";
import { systemClock as clock, isoNow } from "../core/ports.ts";
import { readHistoryFile } from "../core/saved-history/read-history-file.ts";
import { readSavedHistory } from "../core/saved-history/read-saved-history.ts";
import type { CommandContext } from "./command-context.ts";
import { toJson } from "./plain-text.ts";
import { renderHistory } from "./render-history.ts";
import { dataFolderOf } from "./sources/open-pairs.ts";

export interface HistoryOptions {
  pair?: string;
  /** ISO times; without them the last 30 days. */
  from?: string;
  to?: string;
  format?: HistoryFormat;
  json?: true;
  out?: string;
  data?: string;
}

const thirtyDaysMs = 30 * 86_400_000;

/**
 * @param file a saved history; without it the stored pair that `--pair` names
 *
 * Throws PairdeskError `not-found`, `period-invalid`, `file-*`, `saved-history-*` and what opening the database throws.
 */
export async function historyCommand(
  file: string | undefined,
  options: HistoryOptions,
  { output, log }: CommandContext,
): Promise<0> {
  if (file !== undefined) {
    const read = readSavedHistory(await readHistoryFile(file));
    if (options.format) giveAway(read.saved, options.format, options.out, output);
    else if (options.json) output.write(`${toJson({ sha256: read.sha256, ...read.saved }, 2)}\n`);
    else giveText(renderHistory(read, output.paint), options.out, output);
    return 0;
  }
  const until = timeOf(options.to ?? isoNow(clock), "--to");
  const from = timeOf(options.from ?? new Date(Date.parse(until) - thirtyDaysMs).toISOString(), "--from");
  const stores = openStores({ dataFolder: dataFolderOf(options.data), readOnly: true, clock, log });
  try {
    const pair = stores?.pairs.list().find(({ name }) => name === options.pair);
    if (!stores || !pair) throw noPair(options.pair);
    const saved = createHistoryToSave({ stores, pair, period: { from, until }, clock });
    giveAway(saved, options.format ?? (options.json ? "json" : "csv"), options.out, output);
    return 0;
  } finally {
    stores?.close();
  }
}

function noPair(name: string | undefined): PairdeskError {
  if (name === undefined) {
    const message = "Nothing was named whose history could be shown.";
    return new PairdeskError("not-found", message, "Name a saved history, or a stored pair with --pair.");
  }
  const message = `No pair named ${name} is stored on this computer.`;
  return new PairdeskError("not-found", message, "Check the name; case counts.");
}

type Output = CommandContext["output"];

function giveAway(saved: SavedHistory, format: HistoryFormat, out: string | undefined, output: Output): void {
  if (format === "pairhistory" && out === undefined) {
    const message = "A saved history is no text that could be printed.";
    throw new PairdeskError("file-unwritable", message, "Name a new file with --out.");
  }
  const bytes = createHistoryFile(saved, format);
  if (out === undefined) output.write(bytes.toString());
  else writeNew(out, bytes);
}

function giveText(text: string, out: string | undefined, output: Output): void {
  if (out === undefined) output.write(text);
  else writeNew(out, Buffer.from(text));
}

function timeOf(text: string, option: string): string {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  const message = `${option} is no time: ${text}`;
  throw new PairdeskError("period-invalid", message, "Write it like 2026-03-01T06:00:00Z or 2026-03-01.");
}

/** Never over a file that is there. */
function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    const message = isThere ? `${path} exists already.` : `${path} cannot be written.`;
    const advice = isThere ? "Choose another name, or remove the file." : "Check the folder and its permissions.";
    throw new PairdeskError("file-unwritable", message, advice, { cause: error });
  }
}
