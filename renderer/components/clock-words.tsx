import { useClockWords } from "../stores/use-window-stores.ts";

/** Words that depend on the time; renders itself alone when they change. */
export function ClockWords({ words }: { words: (nowMs: number) => string }) {
  return <>{useClockWords(words)}</>;
}
