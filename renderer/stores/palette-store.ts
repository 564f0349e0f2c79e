import { createStore, type StoreApi } from "zustand/vanilla";

/** Ids of the entries that were used last, the latest first. */
export type PaletteStore = StoreApi<{ recent: readonly string[] }> & { used(entryId: string): void };

const mostRecent = 5;

export function createPaletteStore(): PaletteStore {
  const store = createStore<{ recent: readonly string[] }>(() => ({ recent: [] }));
  const used = (entryId: string) =>
    store.setState(({ recent }) => ({
      recent: [entryId, ...recent.filter((id) => id !== entryId)].slice(0, mostRecent),
    }));
  return Object.assign(store, { used });
}
