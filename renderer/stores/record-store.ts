/** How much room the record takes and how long it is kept. What would delete something is asked first, with what it is. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { KeptDays, StorageLoss, StorageState } from "../../shared/contract/storage.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";

export interface RecordState {
  /** null until the core has told. */
  storage: StorageState | null;
  failure: CallFailure | null;
  /** A choice that waits for the person's word, and what it would delete. */
  question: { kept: KeptDays; loss: StorageLoss } | null;
}

export interface RecordStore extends StoreApi<RecordState> {
  ask(signal: AbortSignal): Promise<void>;
  /** Takes effect at once where nothing is deleted by it, and is put as a question otherwise. Rejects as the calls do. */
  choose(kept: KeptDays): Promise<void>;
  /** To the question. Rejects as the call does. */
  answer(isYes: boolean): Promise<void>;
}

export function createRecordStore(client: Pick<CoreClient, "storage">): RecordStore {
  const store = createStore<RecordState>(() => ({ storage: null, failure: null, question: null }));
  const keep = async (kept: KeptDays) => store.setState({ storage: await client.storage.keep(kept), failure: null });
  return Object.assign(store, {
    async ask(signal: AbortSignal) {
      try {
        store.setState({ storage: await client.storage.state(undefined, { signal }), failure: null });
      } catch (error) {
        if (!signal.aborted) store.setState({ failure: toCallFailure(error) });
      }
    },
    async choose(kept: KeptDays) {
      const loss = await client.storage.preview(kept);
      const isLoss = Object.values(loss).some((count) => count > 0);
      if (isLoss) store.setState({ question: { kept, loss } });
      else await keep(kept);
    },
    async answer(isYes: boolean) {
      const { question } = store.getState();
      store.setState({ question: null });
      if (question && isYes) await keep(question.kept);
    },
  });
}
