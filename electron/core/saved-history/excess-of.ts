import { savedHistoryLimits as limits } from "./limits.ts";
import { measureJson } from "./measure-json.ts";

/** What a file has too much of, before anything is made of it; null: nothing. `unpacked`: all of it, with its frame. */
export function excessOf(unpacked: Uint8Array): string | null {
  const { depth, entries, longestTextBytes } = measureJson(unpacked);
  if (depth > limits.depth) return "it holds things inside things without end";
  if (entries > limits.entries) return `it holds more than ${limits.entries.toLocaleString("en")} entries`;
  return longestTextBytes > limits.textBytes ? "it holds a text without end" : null;
}
