/** What the palette offers, and how it is put in order for what a person typed. */
import type { ReactNode } from "react";
import type { CallFailure } from "../../connection/call-failure.ts";
import { matchScore } from "../../ranking/match-words.ts";

export interface PaletteEntry {
  id: string;
  label: string;
  /** What tells it from others of the same name; is searched too. */
  detail: string;
  /** Other words for it that nobody sees. */
  keywords: string;
  kind: "Pair" | "Go to" | "This pair" | "Run" | "Runbook" | "Action" | "Colours";
  icon: ReactNode;
  act: PaletteAct;
}

/** What is done at once, with the palette closed before; or what takes time, during which it stays and tells of a failure. */
export type PaletteAct = { kind: "now"; run(): void } | { kind: "waits"; begin(): Promise<CallFailure | null> };

/** The list stays one that can be looked over; whoever looks for something else types a letter more. */
export const mostEntries = 40;

/**
 * What fits best first. What was used lately comes before the rest: always without a word typed, and with one before
 * those that fit no better.
 */
export function rankEntries(
  entries: readonly PaletteEntry[],
  query: string,
  recent: readonly string[],
): readonly PaletteEntry[] {
  const offered = query.trim() === "" ? withFewPairs(entries, recent) : entries;
  const recency = (id: string) => (recent.includes(id) ? recent.length - recent.indexOf(id) : 0);
  return offered
    .map((entry) => ({ entry, score: score(entry, query), recency: recency(entry.id) }))
    .filter((ranked) => ranked.score > 0)
    .sort((a, b) => b.score - a.score || b.recency - a.recency)
    .slice(0, mostEntries)
    .map(({ entry }) => entry);
}

const pairsBeforeWords = 6;

/** Before a word is typed only the worst pairs stand there: a fleet would push out everything else. */
function withFewPairs(entries: readonly PaletteEntry[], recent: readonly string[]): readonly PaletteEntry[] {
  const pairs = entries.filter(({ kind }) => kind === "Pair");
  const few = new Set(pairs.slice(0, pairsBeforeWords));
  return entries.filter((entry) => entry.kind !== "Pair" || few.has(entry) || recent.includes(entry.id));
}

/** A name that fits counts more than what stands beside it. */
function score({ label, detail, keywords }: PaletteEntry, query: string): number {
  if (query.trim() === "") return 1;
  const whole = matchScore(query, `${label} ${detail} ${keywords}`);
  return whole === 0 ? 0 : whole + 2 * matchScore(query, label);
}
