import type { CoreClient } from "../../shared/contract/contract.ts";
import { type AppStore, createAppStore } from "./app-store.ts";
import { type ClockStore, createClockStore } from "./clock-store.ts";
import { createFleetStore, type FleetStore } from "./fleet-store.ts";
import { createKeysStore, type KeysStore } from "./keys-store.ts";
import { createOverlayStore, type OverlayStore } from "./overlay-store.ts";
import { createPairsStore, type PairsStore } from "./pairs-store.ts";
import { createPaletteStore, type PaletteStore } from "./palette-store.ts";
import { createPlaceStore, type PlaceStore } from "./place-store.ts";
import { createPracticeStore, type PracticeStore } from "./practice-store.ts";
import { createSweepStore, type SweepStore } from "./sweep-store.ts";

export interface WindowStores {
  app: AppStore;
  pairs: PairsStore;
  place: PlaceStore;
  practice: PracticeStore;
  fleet: FleetStore;
  sweep: SweepStore;
  overlay: OverlayStore;
  palette: PaletteStore;
  keys: KeysStore;
  clock: ClockStore;
}

/** Everything the window knows, and the calls that change it. Nothing is asked until `followCore`. */
export function createWindowStores(client: CoreClient): WindowStores {
  const pairs = createPairsStore(client);
  const place = createPlaceStore();
  return {
    app: createAppStore(client),
    pairs,
    place,
    practice: createPracticeStore(client, pairs, place),
    fleet: createFleetStore(),
    sweep: createSweepStore(pairs),
    overlay: createOverlayStore(),
    palette: createPaletteStore(),
    keys: createKeysStore(window.localStorage),
    clock: createClockStore(),
  };
}

/** The pairs are asked for first: they are what the first painting waits for. */
export function followCore(stores: WindowStores, signal: AbortSignal): void {
  void stores.pairs.follow(signal);
  void stores.app.follow(signal);
  stores.clock.follow(signal);
}
