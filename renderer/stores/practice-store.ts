import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PairsStore } from "./pairs-store.ts";
import type { PlaceStore } from "./place-store.ts";

/** Appliances by name, as far as this window has killed or started them; of the others the last look tells. */
export interface PracticeState {
  running: Readonly<Record<string, boolean>>;
}

/** Each action rejects as its call does. After a change the pair is looked at, so that the page shows what came of it. */
export interface PracticeStore extends StoreApi<PracticeState> {
  open(): Promise<void>;
  close(): Promise<void>;
  kill(pairId: string, appliance: string): Promise<void>;
  start(pairId: string, appliance: string): Promise<void>;
}

export function createPracticeStore(
  client: Pick<CoreClient, "practice">,
  pairs: PairsStore,
  place: PlaceStore,
): PracticeStore {
  const store = createStore<PracticeState>(() => ({ running: {} }));
  const setRunning = (appliance: string, isRunning: boolean) =>
    store.setState(({ running }) => ({ running: { ...running, [appliance]: isRunning } }));

  return Object.assign(store, {
    async open() {
      const pair = await client.practice.open();
      store.setState({ running: {} });
      pairs.apply({ type: "changed", pair });
      place.go({ screen: "pair", pairId: pair.id });
    },
    async close() {
      await client.practice.close();
      place.go({ screen: "pair", pairId: null });
    },
    async kill(pairId: string, appliance: string) {
      await client.practice.killAppliance({ appliance });
      setRunning(appliance, false);
      await pairs.check(pairId);
    },
    async start(pairId: string, appliance: string) {
      await client.practice.startAppliance({ appliance });
      setRunning(appliance, true);
      await pairs.check(pairId);
    },
  });
}
