/** What can be done with a pair, as the core said last. It is asked again whenever the pair looks different. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { OfferedRunbook } from "../../shared/contract/runs.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import { shareUnchanged } from "./share-unchanged.ts";

export interface Offer {
  /** null until the core has told. */
  runbooks: readonly OfferedRunbook[] | null;
  /** Why it could not be asked last; what was told before stays. */
  failure: CallFailure | null;
}

export interface RunbooksStore extends StoreApi<{ offers: Readonly<Record<string, Offer>> }> {
  /** `stands`: how the pair looks; while it is being asked for that, it is not asked twice. */
  ask(pairId: string, stands: string): Promise<void>;
}

export function createRunbooksStore(client: Pick<CoreClient, "runs">): RunbooksStore {
  const store = createStore<{ offers: Readonly<Record<string, Offer>> }>(() => ({ offers: {} }));
  const asked = new Map<string, { stands: string }>();
  const put = (pairId: string, next: (before: Offer | undefined) => Offer) =>
    store.setState(({ offers }) => ({
      offers: shareUnchanged(offers, { ...offers, [pairId]: next(offers[pairId]) }),
    }));

  async function ask(pairId: string, stands: string): Promise<void> {
    if (asked.get(pairId)?.stands === stands) return;
    const own = { stands };
    asked.set(pairId, own);
    const isLast = () => asked.get(pairId) === own;
    try {
      const runbooks = await client.runs.offered({ pairId });
      if (isLast()) put(pairId, () => ({ runbooks, failure: null }));
    } catch (error) {
      if (isLast()) put(pairId, (before) => ({ runbooks: before?.runbooks ?? null, failure: toCallFailure(error) }));
    }
    if (isLast()) asked.delete(pairId);
  }

  return Object.assign(store, { ask });
}
