import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { PracticeScenarios } from "../../shared/contract/practice.ts";
import type { PairsStore } from "./pairs-store.ts";
import type { PlaceStore } from "./place-store.ts";

export interface PracticeState {
  /** Appliances by name, as far as this window has killed or started them; of the others the last look tells. */
  running: Readonly<Record<string, boolean>>;
  /** null until they have been asked for. */
  scenarios: PracticeScenarios | null;
}

/** Each action rejects as its call does. After a change the pair is looked at, so that the page shows what came of it. */
export interface PracticeStore extends StoreApi<PracticeState> {
  open(): Promise<void>;
  close(): Promise<void>;
  kill(pairId: string, appliance: string): Promise<void>;
  start(pairId: string, appliance: string): Promise<void>;
  loadScenarios(): Promise<void>;
  /** Also when it fails, the list says afterwards which one is present. */
  setScenario(id: string): Promise<void>;
}

export function createPracticeStore(
  client: Pick<CoreClient, "practice">,
  pairs: PairsStore,
  place: PlaceStore,
): PracticeStore {
  const store = createStore<PracticeState>(() => ({ running: {}, scenarios: null }));
  const setRunning = (appliance: string, isRunning: boolean) =>
    store.setState(({ running }) => ({ running: { ...running, [appliance]: isRunning } }));

  const loadScenarios = async () => store.setState({ scenarios: await client.practice.scenarios() });

  return Object.assign(store, {
    loadScenarios,
    async setScenario(id: string) {
      try {
        const pair = await client.practice.setScenario({ id });
        // It begins with both appliances started, and may have killed one.
        store.setState({ running: {} });
        pairs.apply({ type: "changed", pair });
      } finally {
        await loadScenarios();
      }
    },
    async open() {
      const pair = await client.practice.open();
      store.setState({ running: {}, scenarios: null });
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
