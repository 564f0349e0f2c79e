/**
 * Events as streams of the latest state. A slow reader loses what was overtaken, never what is current; one subject is
 * told at most ten times a second. A stream ends when its reader goes away.
 */
import type { Clock } from "../ports.ts";

const spacingMs = 100;

export interface LatestEvents<Event> {
  publish(event: Event): void;
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Event, void, void>;
  close(): void;
}

export function createLatestEvents<Event>(subjectOf: (event: Event) => string, clock: Clock): LatestEvents<Event> {
  const readers = new Set<{ waiting: Map<string, Event>; wake(): void }>();
  const closing = new AbortController();

  return {
    publish(event) {
      for (const reader of readers) {
        reader.waiting.set(subjectOf(event), event);
        reader.wake();
      }
    },
    async *subscribe(signal) {
      const ended = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      let wake: () => void = () => undefined;
      const reader = { waiting: new Map<string, Event>(), wake: () => wake() };
      readers.add(reader);
      const onEnd = () => wake();
      ended.addEventListener("abort", onEnd);
      try {
        while (!ended.aborted) {
          const batch = [...reader.waiting.values()];
          reader.waiting.clear();
          yield* batch;
          if (batch.length > 0) await new Promise<void>((resolve) => clock.setTimer(resolve, spacingMs));
          if (reader.waiting.size > 0 || ended.aborted) continue;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        ended.removeEventListener("abort", onEnd);
        readers.delete(reader);
      }
    },
    close: () => closing.abort(),
  };
}
