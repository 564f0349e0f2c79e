/**
 * Takes things one by one and gives them on together: the first at once, what follows closely after a pause. With two
 * hundred pairs each of which tells ten times a second, everything that is shown is so worked out ten times a second.
 */
export interface Gatherer<Thing> {
  add(thing: Thing): void;
  /** Gives on what is held back. */
  flush(): void;
}

export function createGatherer<Thing>(pauseMs: number, give: (things: readonly Thing[]) => void): Gatherer<Thing> {
  let waiting: Thing[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const things = waiting;
    waiting = [];
    if (things.length > 0) give(things);
  }

  function pause(): void {
    timer = setTimeout(() => {
      const hasMore = waiting.length > 0;
      flush();
      if (hasMore) pause();
    }, pauseMs);
  }

  function add(thing: Thing): void {
    waiting.push(thing);
    if (timer !== null) return;
    flush();
    pause();
  }

  return { add, flush };
}
