import { createStore, type StoreApi } from "zustand/vanilla";

/** `pairId` null: nobody has chosen, the worst pair is shown. `moves` counts the choices, so that focus can follow them. */
export interface Place {
  pairId: string | null;
  moves: number;
}

export type PlaceStore = StoreApi<Place> & { goToPair(pairId: string | null): void };

/**
 * Where in the window the person is. Kept here and not in the address: a document has one port to the core, and a door
 * may take a changed address for a new document.
 */
export function createPlaceStore(): PlaceStore {
  const store = createStore<Place>(() => ({ pairId: null, moves: 0 }));
  const goToPair = (pairId: string | null) => store.setState(({ moves }) => ({ pairId, moves: moves + 1 }));
  return Object.assign(store, { goToPair });
}
