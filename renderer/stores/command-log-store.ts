/**
 * The command log as the window shows it: narrowed by a filter, newest first, older ones page by page. What is new is
 * fetched as it comes and held back until the person wants it, so that nothing moves under the eye; or shown at once
 * while the person follows.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import { toCallFailure } from "../connection/call-failure.ts";
import { type CommandLogFilter, type CommandLogState, wholeLog } from "./command-log-state.ts";
import { followAgain } from "./follow-again.ts";
import { createCommandLogReader, toQuery } from "./read-command-log.ts";
import { type SavedLog, saveExchanges } from "./save-exchanges.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export interface CommandLogStore extends StoreApi<CommandLogState> {
  /** Keeps it up to date until the signal is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  narrow(change: Partial<CommandLogFilter>): void;
  showNew(): Promise<void>;
  setFollowing(isFollowing: boolean): Promise<void>;
  /** Rejects as the call does. */
  loadOlder(): Promise<void>;
  /** Rejects as the call does, also when the exchange is not kept any more. */
  asCurl(id: number): Promise<string>;
  /** All that the filter lets through; null when the person thought better of it. Rejects as the calls do. */
  save(): Promise<SavedLog | null>;
}

const typingMs = 250;
const refreshMs = 1_000;

const atFirst: CommandLogState = {
  filter: wholeLog,
  entries: null,
  next: null,
  waiting: [],
  hasMoreWaiting: false,
  isFollowing: false,
  isLoadingOlder: false,
  failure: null,
};

export function createCommandLogStore(
  client: Pick<CoreClient, "app" | "commandLog">,
  wait: Wait = waitOnTimer,
): CommandLogStore {
  const store = createStore<CommandLogState>(() => atFirst);
  const { load, fetchNew, showNew, loadOlder } = createCommandLogReader(client, store);
  let narrowing = new AbortController();

  async function attempt(signal: AbortSignal, onLive: () => void): Promise<void> {
    const events = await client.commandLog.changed(undefined, { signal });
    await (store.getState().entries === null ? load() : fetchNew());
    store.setState({ failure: null });
    onLive();
    for await (const _count of events) {
      await fetchNew();
      // The stream tells the latest count alone, so that waiting here loses nothing.
      await wait(refreshMs, signal);
    }
  }

  function narrow(change: Partial<CommandLogFilter>): void {
    narrowing.abort();
    narrowing = new AbortController();
    const { signal } = narrowing;
    store.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
    const pause = "text" in change ? wait(typingMs, signal) : Promise.resolve();
    void pause
      .then(() => (signal.aborted ? undefined : load()))
      .catch((error: unknown) => {
        if (!signal.aborted) store.setState({ failure: toCallFailure(error) });
      });
  }

  return Object.assign(store, {
    follow: (signal: AbortSignal) =>
      followAgain(signal, wait, { attempt, onBroken: (failure) => store.setState({ failure }) }),
    narrow,
    showNew,
    async setFollowing(isFollowing: boolean) {
      store.setState({ isFollowing });
      if (isFollowing) await showNew();
    },
    loadOlder,
    asCurl: async (id: number) => (await client.commandLog.asCurl({ id })).text,
    save: () => saveExchanges(client, toQuery(store.getState().filter)),
  });
}
