import type { Clock } from "../ports.ts";

/** Resolves with true as soon as `condition` holds, looked at now and after each change; false when `limitMs` is over. */
export function whenTrue(
  condition: () => boolean,
  onChange: (listener: () => void) => () => void,
  clock: Clock,
  limitMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isTrue: boolean) => {
      limit.cancel();
      stop();
      resolve(isTrue);
    };
    const limit = clock.setTimer(() => finish(false), limitMs);
    const stop = onChange(() => {
      if (condition()) finish(true);
    });
    if (condition()) finish(true);
  });
}
