/** Messages from pages. One handler per channel for `handle`, as Electron insists. */
import { EventEmitter } from "node:events";
import { knownOnly } from "./strict.ts";

export const messages = new EventEmitter();
const handled = new Set<string>();

export const ipcMain = knownOnly("ipcMain", {
  on(channel: string, listener: (...values: unknown[]) => void): void {
    messages.on(channel, listener);
  },
  handle(channel: string): void {
    if (handled.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handled.add(channel);
  },
});
