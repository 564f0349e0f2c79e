/**
 * Tells when the computer has slept, where no operating-system event says so: a timer that fires much later than it was
 * set for. A clock that is set forward looks the same, and one that is set back makes what was seen a thing of the future:
 * looking once more than needed does no harm.
 */
const beatMs = 5_000;
const missedMs = 30_000;

export function watchWake(onWake: () => void): { stop(): void } {
  let lastBeatMs = Date.now();
  const timer = setInterval(() => {
    const gapMs = Date.now() - lastBeatMs;
    lastBeatMs = Date.now();
    if (gapMs > beatMs + missedMs || gapMs < -beatMs) onWake();
  }, beatMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
