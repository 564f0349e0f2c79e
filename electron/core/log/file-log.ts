/**
 * The log on disk: `pairdesk.log` in the data folder, one JSON object a line, readable by its owner alone, with the three
 * files before it as `pairdesk.log.1` to `.3`. Written at once, so the last line before a crash is there.
 *
 * Only the one writer of a data folder may have it open. When the disk is full, lines are dropped and counted, and the
 * first line that fits again says how many are missing.
 */
import { closeSync, fchmodSync, fstatSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../ports.ts";
import { createLog, type LogEntry, type LogSink } from "./create-log.ts";
import type { Log } from "./log.ts";
import type { SecretRegistry } from "./secret-registry.ts";

const fileName = "pairdesk.log";
const olderFiles = 3;
const longestLine = 64_000;

export interface FileLogOptions {
  folder: string;
  clock: Clock;
  secrets: SecretRegistry;
  /** Bytes after which a new file is begun. */
  maxBytes?: number;
}

export interface FileLog extends Log {
  /** Lines that could not be written and are not yet told of. */
  droppedLines(): number;
  close(): void;
}

export function createFileLog({ folder, clock, secrets, maxBytes = 5_000_000 }: FileLogOptions): FileLog {
  const path = join(folder, fileName);
  let descriptor: number | null = null;
  let bytes = 0;
  let dropped = 0;
  let isClosed = false;

  const append = (line: string): void => {
    descriptor ??= open();
    const buffer = Buffer.from(line);
    try {
      for (let written = 0; written < buffer.length; ) written += writeSync(descriptor, buffer, written);
    } catch (error) {
      // Half a line would spoil the next one, too.
      ftruncateSync(descriptor, bytes);
      throw error;
    }
    bytes += buffer.length;
  };
  const open = (): number => {
    const opened = openSync(path, "a", 0o600);
    fchmodSync(opened, 0o600);
    bytes = fstatSync(opened).size;
    return opened;
  };
  const close = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const rotate = (): void => {
    close();
    rmSync(`${path}.${olderFiles}`, { force: true });
    for (let number = olderFiles - 1; number >= 1; number -= 1)
      renameIfThere(`${path}.${number}`, `${path}.${number + 1}`);
    renameIfThere(path, `${path}.1`);
  };

  const toFile: LogSink = (entry) => {
    if (isClosed) return;
    try {
      // A number that was dropped is told in the same write as the next line, so it is neither lost nor told twice.
      const missing =
        dropped > 0 ? lineOf({ at: entry.at, level: "warn", event: "log.dropped", facts: { lines: dropped } }) : "";
      append(missing + lineOf(entry));
      dropped = 0;
      if (bytes >= maxBytes) rotate();
    } catch {
      dropped += 1;
    }
  };

  const log = createLog({ clock, secrets, sinks: [toFile] });
  return {
    ...log,
    droppedLines: () => dropped,
    close() {
      isClosed = true;
      close();
    },
  };
}

function lineOf(entry: LogEntry): string {
  const line = JSON.stringify(entry);
  if (line.length <= longestLine) return `${line}\n`;
  const { at, level, event, errorId } = entry;
  return `${JSON.stringify({ at, level, event, errorId, facts: `[entry of ${line.length} characters]` })}\n`;
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
