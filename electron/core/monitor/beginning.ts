/**
 * When stored pairs are looked at for the first time after a start: as soon as a window has been told of them and has had
 * time to draw them, since looks read certificates and start the keychain; without a window a little later.
 */
import type { Clock } from "../ports.ts";

const timeToDrawMs = 150;
const withoutWindowMs = 1_000;

export interface Beginning {
  began: Promise<void>;
  /** A window knows the pairs now. */
  told(): void;
  /** Nothing begins any more. */
  cancel(): void;
}

export function createBeginning(clock: Clock): Beginning {
  const { promise: began, resolve } = Promise.withResolvers<void>();
  let timer = clock.setTimer(resolve, withoutWindowMs);
  let isTold = false;
  return {
    began,
    told() {
      if (isTold) return;
      isTold = true;
      timer.cancel();
      timer = clock.setTimer(resolve, timeToDrawMs);
    },
    cancel: () => timer.cancel(),
  };
}
