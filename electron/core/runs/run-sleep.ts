/** Waiting that ends early when somebody wants something else: a cancelled pause, a wait that is stopped, a program that ends. */
import type { Clock } from "../ports.ts";

export interface RunSleep {
  /** Resolves after this time or when it is woken. At once after `end`. */
  sleep(ms: number): Promise<void>;
  wake(): void;
  /** Wakes, and nothing sleeps any more. */
  end(): void;
  isOver(): boolean;
}

export function createRunSleep(clock: Clock): RunSleep {
  const sleepers = new Set<() => void>();
  let isOver = false;
  function wake(): void {
    for (const rise of sleepers) rise();
  }
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        if (isOver) return resolve();
        const timer = clock.setTimer(rise, ms);
        function rise() {
          timer.cancel();
          sleepers.delete(rise);
          resolve();
        }
        sleepers.add(rise);
      }),
    wake,
    isOver: () => isOver,
    end() {
      isOver = true;
      wake();
    },
  };
}
