/** Resolves after `ms`, or at once when the signal is aborted; the caller looks at the signal afterwards. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const waitOnTimer: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
