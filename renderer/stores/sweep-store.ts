/**
 * Looks at many pairs, a few at a time: appliances answer slowly, and one look more should not hold up all the others.
 * Goes on while the person is elsewhere in the window. One sweep at a time.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import type { PairsStore } from "./pairs-store.ts";

export interface SweepFailure {
  pairId: string;
  failure: CallFailure;
}

/** `cancelled`: those that were being looked at are still finished, no other is begun. */
export interface Sweep {
  state: "running" | "cancelled" | "done";
  total: number;
  finished: number;
  failures: readonly SweepFailure[];
}

export type SweepStore = StoreApi<{ sweep: Sweep | null }> & {
  /** Resolves when the last look has ended. Does nothing while a sweep runs. */
  start(pairIds: readonly string[]): Promise<void>;
  cancel(): void;
  /** Puts the result away. */
  clear(): void;
};

const looksAtOnce = 6;

export function createSweepStore(pairs: Pick<PairsStore, "check">): SweepStore {
  const store = createStore<{ sweep: Sweep | null }>(() => ({ sweep: null }));
  const change = (part: (sweep: Sweep) => Partial<Sweep>) =>
    store.setState(({ sweep }) => ({ sweep: sweep && { ...sweep, ...part(sweep) } }));
  let isLooking = false;

  async function look(pairId: string): Promise<void> {
    try {
      await pairs.check(pairId);
    } catch (error) {
      const failure = toCallFailure(error);
      change(({ failures }) => ({ failures: [...failures, { pairId, failure }] }));
    }
    change(({ finished }) => ({ finished: finished + 1 }));
  }

  async function start(pairIds: readonly string[]): Promise<void> {
    if (isLooking || pairIds.length === 0) return;
    isLooking = true;
    store.setState({ sweep: { state: "running", total: pairIds.length, finished: 0, failures: [] } });
    const waiting = [...pairIds];
    const lookOn = async () => {
      while (store.getState().sweep?.state === "running") {
        const pairId = waiting.shift();
        if (pairId === undefined) return;
        await look(pairId);
      }
    };
    await Promise.all(Array.from({ length: looksAtOnce }, lookOn));
    isLooking = false;
    change(({ state }) => ({ state: state === "running" ? "done" : state }));
  }

  const cancel = () => change(({ state }) => ({ state: state === "running" ? "cancelled" : state }));
  const clear = () => {
    if (!isLooking) store.setState({ sweep: null });
  };
  return Object.assign(store, { start, cancel, clear });
}
