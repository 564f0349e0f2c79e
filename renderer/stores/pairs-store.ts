/**
 * The pairs as the core tells of them: the list once, then what changes. When the stream of changes ends, for whatever
 * reason, it asks for both again, and until it has them `feed` says that what is shown is no longer kept up to date.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PairEvent } from "../../shared/contract/pairs.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import type { CallFailure } from "../connection/call-failure.ts";
import { followAgain } from "./follow-again.ts";
import { createGatherer } from "./gather.ts";
import { shareUnchanged } from "./share-unchanged.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export interface PairsState {
  feed: "connecting" | "live" | "broken";
  /** null until the first list has come. */
  pairs: readonly PairView[] | null;
  /** Why the last attempt to follow failed; null while it works. */
  failure: CallFailure | null;
}

export interface PairsStore extends StoreApi<PairsState> {
  /** Keeps the store up to date until the signal is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  /** Looks at a pair now. Rejects as the call does. */
  check(pairId: string): Promise<void>;
  /** What a person says of a pair. Each rejects as its call does; the pair is shown as it is judged then. */
  acknowledgeRoles(pairId: string): Promise<void>;
  startMaintenance(pairId: string, until: string, note: string): Promise<void>;
  endMaintenance(pairId: string): Promise<void>;
  apply(event: PairEvent): void;
}

/** All that is told within this time is shown together. */
const spacingMs = 100;

export function createPairsStore(client: Pick<CoreClient, "pairs">, wait: Wait = waitOnTimer): PairsStore {
  const store = createStore<PairsState>(() => ({ feed: "connecting", pairs: null, failure: null }));

  function applyAll(events: readonly PairEvent[]): void {
    const before = store.getState().pairs ?? [];
    const after = events.reduce(withEvent, before);
    if (after !== before) store.setState({ pairs: after });
  }

  const apply = (event: PairEvent) => applyAll([event]);

  /** Asks for changes before the list, so that nothing falls between them; events wait in the iterator meanwhile. */
  async function attempt(signal: AbortSignal, onLive: () => void): Promise<void> {
    const [events, pairs] = await Promise.all([
      client.pairs.changed(undefined, { signal }),
      client.pairs.list(undefined, { signal }),
    ]);
    store.setState((state) => ({ feed: "live", failure: null, pairs: shareUnchanged(state.pairs, pairs) }));
    onLive();
    const gathered = createGatherer(spacingMs, applyAll);
    try {
      for await (const event of events) gathered.add(event);
    } finally {
      gathered.flush();
    }
  }

  const follow = (signal: AbortSignal) =>
    followAgain(signal, wait, { attempt, onBroken: (failure) => store.setState({ feed: "broken", failure }) });

  const take = async (answer: Promise<PairView>) => apply({ type: "changed", pair: await answer });

  return Object.assign(store, {
    follow,
    apply,
    check: (pairId: string) => take(client.pairs.check({ pairId })),
    acknowledgeRoles: (pairId: string) => take(client.pairs.acknowledgeRoles({ pairId })),
    startMaintenance: (pairId: string, until: string, note: string) =>
      take(client.pairs.startMaintenance({ pairId, until, note })),
    endMaintenance: (pairId: string) => take(client.pairs.endMaintenance({ pairId })),
  });
}

/** The very same list when the event changes nothing that is shown, or is older than what is known. */
function withEvent(pairs: readonly PairView[], event: PairEvent): readonly PairView[] {
  if (event.type === "removed") return pairs.filter((pair) => pair.id !== event.pairId);
  const index = pairs.findIndex(({ id }) => id === event.pair.id);
  const held = pairs[index];
  if (!held) return [...pairs, event.pair];
  if (event.pair.assessedAt < held.assessedAt) return pairs;
  const fresh = shareUnchanged(held, event.pair);
  return fresh === held ? pairs : pairs.with(index, fresh);
}
