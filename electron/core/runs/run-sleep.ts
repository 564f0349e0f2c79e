/** Waiting that ends early when somebody wants something else: a cancelled pause, a wait that is stopped, a program that ends. */
import type { Clock } from "../ports.ts";

export interface RunSleep {
  /** Resolves after this time or when it is woken. At once after `end`. */
  sleep(ms: number): Promise<void>;
  wake(): void;
  /** How often it was woken: to be asked before looking at what a wake tells of. */
  turn(): number;
  /** Not at all when it was woken since this turn. */
  sleepUnless(turn: number, ms: number): Promise<void>;
  /** Wakes, and nothing sleeps any more. */
  end(): void;
  isOver(): boolean;
}

export function createRunSleep(clock: Clock): RunSleep {
  const sleepers = new Set<() => void>();
  let isOver = false;
  let turns = 0;
  function wake(): void {
    turns += 1;
    for (const rise of sleepers) rise();
  }
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (isOver) return resolve();
      const timer = clock.setTimer(rise, ms);
      function rise() {
        timer.cancel();
        sleepers.delete(rise);
        resolve();
      }
      sleepers.add(rise);
    });
  return {
    sleep,
    wake,
    turn: () => turns,
    sleepUnless: (turn, ms) => (turn === turns ? sleep(ms) : Promise.resolve()),
    isOver: () => isOver,
    end() {
      isOver = true;
      wake();
    },
  };
}
