/** The list of changes made in /login on the stand-in, of the pair that is shown. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { NotedChange } from "../../shared/contract/changes.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { LoginChange } from "../../shared/domain/login-change.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import type { UndoStore } from "./undo-store.ts";

export interface LoginChangesState {
  pairId: string | null;
  /** null until the core has told. */
  changes: readonly LoginChange[] | null;
  failure: CallFailure | null;
}

export interface LoginChangesStore extends StoreApi<LoginChangesState> {
  show(pairId: string): void;
  /** Each rejects as its call does. */
  note(pairId: string, change: NotedChange): Promise<void>;
  setReApplied(pairId: string, changeId: string, isReApplied: boolean): Promise<void>;
  /** Can be taken back for a moment. */
  remove(pairId: string, change: LoginChange): Promise<void>;
}

export function createLoginChangesStore(
  client: Pick<CoreClient, "changes">,
  undo: Pick<UndoStore, "offer">,
): LoginChangesStore {
  const store = createStore<LoginChangesState>(() => ({ pairId: null, changes: null, failure: null }));

  async function take(pairId: string, answer: Promise<LoginChange[]>): Promise<void> {
    const changes = await answer;
    if (store.getState().pairId === pairId) store.setState({ changes, failure: null });
  }

  return Object.assign(store, {
    show(pairId: string) {
      if (store.getState().pairId !== pairId) store.setState({ pairId, changes: null, failure: null });
      take(pairId, client.changes.list({ pairId })).catch((error: unknown) => {
        if (store.getState().pairId === pairId) store.setState({ failure: toCallFailure(error) });
      });
    },
    note: (pairId: string, change: NotedChange) => take(pairId, client.changes.note({ pairId, change })),
    setReApplied: (pairId: string, changeId: string, isReApplied: boolean) =>
      take(pairId, client.changes[isReApplied ? "reApply" : "undoReApply"]({ pairId, changeId })),
    async remove(pairId: string, change: LoginChange) {
      await take(pairId, client.changes.remove({ pairId, changeId: change.id }));
      undo.offer("The change was removed from the list.", () =>
        take(pairId, client.changes.restore({ pairId, change })),
      );
    },
  });
}
