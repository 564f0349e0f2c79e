/**
 * Where the window stood, kept in `window.json` of the data folder.
 *
 * Guarantees: written whole or not at all; read only after a schema has accepted it; a file that cannot be read is set
 * aside as `.bad-<time>` and reported, never overwritten; a window is never placed where no display shows it. A failure
 * to write is logged and costs only the memory of the place.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Log } from "../core/log/log.ts";
import { type Clock, isoNow } from "../core/ports.ts";

const pixels = z.int().min(-100_000).max(100_000);
const boundsSchema = z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) });
const windowStateSchema = z.object({ bounds: boundsSchema, isMaximized: z.boolean() });

/** In device-independent pixels, as Electron counts them. */
export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

export interface WindowStateFile {
  read(): WindowState | undefined;
  write(state: WindowState): void;
}

export function createWindowStateFile(options: { dataFolder: string; log: Log; clock: Clock }): WindowStateFile {
  const file = path.join(options.dataFolder, "window.json");
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(file, "utf8");
      } catch {
        return undefined;
      }
      const state = parseState(text);
      if (!state) setAside(file, options);
      return state;
    },
    write(state) {
      try {
        replaceFile(file, `${JSON.stringify(state)}\n`);
      } catch (error) {
        options.log.warn("window-state-not-kept", { reason: String(error) });
      }
    },
  };
}

function parseState(text: string): WindowState | undefined {
  try {
    return windowStateSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function setAside(file: string, options: { log: Log; clock: Clock }): void {
  const kept = `${file}.bad-${isoNow(options.clock).replaceAll(":", "-")}`;
  try {
    renameSync(file, kept);
    options.log.warn("window-state-unreadable", { kept });
  } catch (error) {
    options.log.warn("window-state-unreadable", { reason: String(error) });
  }
}

function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}
