/**
 * What the core says of itself. It is asked again and again, for that is how the window learns that nobody answers any
 * more and that what it shows is no longer kept up to date.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import { followAgain } from "./follow-again.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export type AppFacts = Awaited<ReturnType<CoreClient["app"]["facts"]>>;

export interface AppState {
  connection: "connecting" | "connected" | "unreachable";
  facts: AppFacts | null;
  /** The core answered, but with an error. */
  failure: CallFailure | null;
  /** Ids of notices that the person has put away; a warning is never among them. */
  dismissed: readonly string[];
}

export interface AppStore extends StoreApi<AppState> {
  /** Asks until the signal is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  /** Asks once, now. */
  ask(): Promise<void>;
  dismiss(noticeId: string): void;
  /** Rejects as the call does. */
  openLink(url: string): Promise<void>;
}

const answerLimitMs = 5000;
const askAgainMs = 20_000;
const askAgainUnreachableMs = 2000;

export function createAppStore(client: Pick<CoreClient, "app">, wait: Wait = waitOnTimer): AppStore {
  const store = createStore<AppState>(() => ({ connection: "connecting", facts: null, failure: null, dismissed: [] }));

  async function ask(): Promise<void> {
    const limit = new AbortController();
    const answer: Promise<Partial<AppState>> = client.app.facts(undefined, { signal: limit.signal }).then(
      (facts) => ({ connection: "connected", facts, failure: null }),
      (error) => ({ connection: "connected", failure: toCallFailure(error) }),
    );
    const silence: Promise<Partial<AppState>> = wait(answerLimitMs, limit.signal).then(() => ({
      connection: "unreachable",
    }));
    store.setState(await Promise.race([answer, silence]));
    limit.abort();
  }

  async function keepAsking(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await ask();
      await wait(store.getState().connection === "connected" ? askAgainMs : askAgainUnreachableMs, signal);
    }
  }

  async function followNotices(signal: AbortSignal, onLive: () => void): Promise<void> {
    const events = await client.app.noticesChanged(undefined, { signal });
    onLive();
    for await (const notices of events) {
      store.setState(({ facts }) => ({ facts: facts && { ...facts, notices } }));
    }
  }

  /** Notices that come before the facts, or while nobody tells of them, are in the next answer to `ask`. */
  const follow = async (signal: AbortSignal) => {
    const notices = followAgain(signal, wait, { attempt: followNotices, onBroken: () => undefined });
    await Promise.all([keepAsking(signal), notices]);
  };

  function dismiss(noticeId: string): void {
    const notice = store.getState().facts?.notices.find(({ id }) => id === noticeId);
    if (notice?.severity === "info") store.setState(({ dismissed }) => ({ dismissed: [...dismissed, noticeId] }));
  }

  const openLink = async (url: string) => {
    await client.app.openLink({ url });
  };

  return Object.assign(store, { follow, ask, dismiss, openLink });
}
