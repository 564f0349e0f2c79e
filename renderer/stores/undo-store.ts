import { createStore, type StoreApi } from "zustand/vanilla";

/** What was just done and can be taken back for a moment. */
export interface Undoable {
  /** Counted, so that the same thing done twice is told twice. */
  id: number;
  /** "Support site was removed." */
  what: string;
  /** What becomes of it when it is not taken back; null: it is gone then. */
  afterwards: string | null;
  /** Rejects when it cannot be taken back. */
  undo(): Promise<void>;
}

export interface UndoStore extends StoreApi<{ last: Undoable | null }> {
  /** Takes the place of what was offered before. */
  offer(what: string, undo: () => Promise<void>, afterwards?: string): void;
  dismiss(): void;
}

export function createUndoStore(): UndoStore {
  const store = createStore<{ last: Undoable | null }>(() => ({ last: null }));
  let count = 0;
  return Object.assign(store, {
    offer(what: string, undo: () => Promise<void>, afterwards?: string) {
      count += 1;
      store.setState({ last: { id: count, what, undo, afterwards: afterwards ?? null } });
    },
    dismiss: () => store.setState({ last: null }),
  });
}
