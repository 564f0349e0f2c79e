import type { Clock } from "../../ports.ts";

export const waitFor = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimer(resolve, ms);
  });
