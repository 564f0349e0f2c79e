import { createStore, type StoreApi } from "zustand/vanilla";

export type ClockStore = StoreApi<{ nowMs: number }> & { follow(signal: AbortSignal): void };

/** One clock for every age on the screen: it ticks at each full second, and at once when the window is seen again. */
export function createClockStore(nowMs: () => number = Date.now): ClockStore {
  const store = createStore(() => ({ nowMs: nowMs() }));
  const tick = () => store.setState({ nowMs: nowMs() });

  function follow(signal: AbortSignal): void {
    let timer: ReturnType<typeof setTimeout>;
    const tickAndPlan = () => {
      tick();
      timer = setTimeout(tickAndPlan, 1000 - (nowMs() % 1000));
    };
    tickAndPlan();
    document.addEventListener("visibilitychange", tick, { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  return Object.assign(store, { follow });
}
