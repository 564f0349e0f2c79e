/**
 * Passphrases that were made or entered in this window for a run, so that they can be copied once more at a later step. Held
 * in this document's memory alone, and forgotten when the run is over, removed, or the window is closed.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunsStore } from "./runs-store.ts";

/** By the run's id. */
type RunPassphrases = Readonly<Record<string, string>>;

export interface RunPassphrasesStore extends StoreApi<RunPassphrases> {
  /** Hands it to the run; kept here once it was taken. Rejects as the call does. */
  give(runId: string, passphrase: string): Promise<void>;
}

export function createRunPassphrasesStore(
  runs: Pick<RunsStore, "givePassphrase" | "getState" | "subscribe">,
): RunPassphrasesStore {
  const store = createStore<RunPassphrases>(() => ({}));
  const isOpen = (runId: string): boolean => {
    const { runs: listed, views } = runs.getState();
    const run = views[runId] ?? listed?.find(({ id }) => id === runId);
    return run !== undefined && run.state !== "ended";
  };
  runs.subscribe(() => {
    const held = Object.entries(store.getState());
    const left = held.filter(([runId]) => isOpen(runId));
    if (left.length < held.length) store.setState(Object.fromEntries(left), true);
  });
  return Object.assign(store, {
    async give(runId: string, passphrase: string) {
      await runs.givePassphrase(runId, passphrase);
      if (isOpen(runId)) store.setState({ [runId]: passphrase });
    },
  });
}
