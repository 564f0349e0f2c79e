import type { Pair } from "../domain/pair.ts";

/** The text of a pairs file: what a person described, without ids and without secrets (a pair has none). */
export function writePairsFile(pairs: readonly Pair[]): string {
  const definitions = pairs.map(({ id: _id, practice: _practice, ...definition }) => definition);
  return `${JSON.stringify({ schema: "pairdesk-pairs/1", pairs: definitions }, null, 2)}\n`;
}
