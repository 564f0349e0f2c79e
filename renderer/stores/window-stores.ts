import type { CoreClient } from "../../shared/contract/contract.ts";
import { type AppStore, createAppStore } from "./app-store.ts";
import { type ClockStore, createClockStore } from "./clock-store.ts";
import { createImportFileStore, type ImportFileStore } from "./import-file-store.ts";
import { createPairSetup, type PairSetup } from "./pair-setup.ts";
import { createPairsStore, type PairsStore } from "./pairs-store.ts";
import { createPlaceStore, type PlaceStore } from "./place-store.ts";
import { createPracticeStore, type PracticeStore } from "./practice-store.ts";

import { createUndoStore, type UndoStore } from "./undo-store.ts";

export interface WindowStores {
  app: AppStore;
  pairs: PairsStore;
  setup: PairSetup;
  undo: UndoStore;
  importFile: ImportFileStore;
  place: PlaceStore;
  practice: PracticeStore;
  clock: ClockStore;
}

/** Everything the window knows, and the calls that change it. Nothing is asked until `followCore`. */
export function createWindowStores(client: CoreClient): WindowStores {
  const pairs = createPairsStore(client);
  const place = createPlaceStore();
  return {
    app: createAppStore(client),
    pairs,
    setup: createPairSetup(client, pairs),
    undo: createUndoStore(),
    importFile: createImportFileStore(),
    place,
    practice: createPracticeStore(client, pairs, place),
    clock: createClockStore(),
  };
}

/** The pairs are asked for first: they are what the first painting waits for. */
export function followCore(stores: WindowStores, signal: AbortSignal): void {
  void stores.pairs.follow(signal);
  void stores.app.follow(signal);
  stores.clock.follow(signal);
}
