import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import type { Wait } from "./wait.ts";

export interface Following {
  /** Follows until the stream ends or fails; says when it has begun. Its signal ends with the attempt. */
  attempt(signal: AbortSignal, onLive: () => void): Promise<void>;
  onBroken(failure: CallFailure): void;
}

const retryDelaysMs = [250, 1000, 2000];
const longestRetryDelayMs = 5000;

/** Follows a stream of events until the signal is aborted; however it ends, it is begun again after a growing pause. */
export async function followAgain(signal: AbortSignal, wait: Wait, { attempt, onBroken }: Following): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    // Aborted after each attempt, so that a stream whose companion call failed does not stay open in the core.
    const ending = new AbortController();
    let failure: CallFailure = { kind: "lost" };
    try {
      await attempt(AbortSignal.any([signal, ending.signal]), () => {
        failures = 0;
      });
    } catch (error) {
      failure = toCallFailure(error);
    } finally {
      ending.abort();
    }
    if (signal.aborted) return;
    onBroken(failure);
    await wait(retryDelaysMs[failures] ?? longestRetryDelayMs, signal);
    failures += 1;
  }
}
