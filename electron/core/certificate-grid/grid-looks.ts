/** The looks that are under way: one at a time for each pair, joined by whoever wants one meanwhile. */
import type { Pair } from "../../../shared/domain/pair.ts";
import { askedOf } from "./asked-of.ts";
import type { GridReading } from "./read-grid.ts";

export interface GridLooks {
  /** Resolves when what was found is kept, or nobody wants it any more. Never rejects for what a remote does. */
  look(pair: Pair): Promise<void>;
  isLooking(pairId: string): boolean;
  /** Nobody wants to know of this pair any more. */
  stop(pairId: string): void;
  end(): Promise<void>;
}

interface Look {
  asked: string;
  stop: AbortController;
  done: Promise<void>;
}

export function createGridLooks(options: {
  read(pair: Pair, signal: AbortSignal): Promise<GridReading>;
  keep(pair: Pair, asked: string, reading: GridReading): void;
  /** A look begins or has ended. */
  onChange(pairId: string): void;
}): GridLooks {
  const looks = new Map<string, Look>();

  async function carryOut(pair: Pair, asked: string, { signal }: AbortController): Promise<void> {
    const reading = await options.read(pair, signal);
    if (!signal.aborted) options.keep(pair, asked, reading);
  }

  function begin(pair: Pair, asked: string): Look {
    const stop = new AbortController();
    const done = carryOut(pair, asked, stop).finally(() => {
      if (looks.get(pair.id)?.stop !== stop) return;
      looks.delete(pair.id);
      options.onChange(pair.id);
    });
    return { asked, stop, done };
  }

  return {
    look(pair) {
      const asked = askedOf(pair);
      const present = looks.get(pair.id);
      if (present?.asked === asked) return present.done;
      // The pair has changed meanwhile: what the old look finds is not about it.
      present?.stop.abort();
      const look = begin(pair, asked);
      looks.set(pair.id, look);
      options.onChange(pair.id);
      return look.done;
    },
    isLooking: (pairId) => looks.has(pairId),
    stop(pairId) {
      looks.get(pairId)?.stop.abort();
      looks.delete(pairId);
    },
    async end() {
      const left = [...looks.values()];
      for (const { stop } of left) stop.abort();
      await Promise.allSettled(left.map(({ done }) => done));
    },
  };
}
