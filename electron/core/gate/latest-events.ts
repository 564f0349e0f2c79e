/**
 * Events as streams of the latest state. A slow reader loses what was overtaken, never what is current; one subject is
 * told at most ten times a second. A stream ends when its reader goes away.
 */
import type { Clock } from "../ports.ts";

const spacingMs = 100;

export interface LatestEvents<Event> {
  publish(event: Event): void;
  /** Begins at once, before the first event is asked for. Ends with the signal, or when all streams are closed. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Event, void, void>;
  close(): void;
}

interface Reader<Event> {
  /** By subject, what this reader has not been told. */
  waiting: Map<string, Event>;
  wake(): void;
}

export function createLatestEvents<Event>(subjectOf: (event: Event) => string, clock: Clock): LatestEvents<Event> {
  const readers = new Set<Reader<Event>>();
  const closing = new AbortController();

  return {
    publish(event) {
      for (const reader of readers) {
        reader.waiting.set(subjectOf(event), event);
        reader.wake();
      }
    },
    subscribe(signal) {
      const ended = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const reader: Reader<Event> = { waiting: new Map(), wake: () => undefined };
      const forget = () => readers.delete(reader);
      if (!ended.aborted) readers.add(reader);
      ended.addEventListener("abort", forget);
      return tell(reader, ended, clock, () => {
        ended.removeEventListener("abort", forget);
        forget();
      });
    },
    close: () => closing.abort(),
  };
}

async function* tell<Event>(
  reader: Reader<Event>,
  ended: AbortSignal,
  clock: Clock,
  onLeave: () => void,
): AsyncGenerator<Event, void, void> {
  try {
    while (!ended.aborted) {
      const subjects = [...reader.waiting.keys()];
      for (const subject of subjects) {
        // Taken one by one, when it is asked for: what was overtaken meanwhile is never told.
        const event = reader.waiting.get(subject);
        reader.waiting.delete(subject);
        if (event !== undefined) yield event;
        if (ended.aborted) return;
      }
      await unlessEnded(ended, (proceed) => {
        if (subjects.length > 0) clock.setTimer(proceed, spacingMs);
        else if (reader.waiting.size > 0) proceed();
        else reader.wake = proceed;
      });
    }
  } finally {
    onLeave();
  }
}

/** Waits until `start` proceeds or the stream ends. */
function unlessEnded(ended: AbortSignal, start: (proceed: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const proceed = () => {
      ended.removeEventListener("abort", proceed);
      resolve();
    };
    ended.addEventListener("abort", proceed);
    start(proceed);
  });
}
