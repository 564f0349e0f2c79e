import { createStore, type StoreApi } from "zustand/vanilla";
import type { Verdict } from "../../shared/domain/pair-status.ts";

export type FleetOrder = "need" | "name" | "sync" | "checked";

/** How the person wants to see the fleet; kept while the window is open, so that the way back leads to the same rows. */
export interface FleetChoices {
  search: string;
  /** Only these; empty: all. */
  verdicts: readonly Verdict[];
  order: FleetOrder;
  isGrouped: boolean;
  /** Names of groups; null is the group of those that belong to none. */
  collapsed: readonly (string | null)[];
}

interface FleetState extends FleetChoices {
  /** Somebody asked for the search field; it takes focus as soon as it is there. */
  isSearchWanted: boolean;
}

export type FleetStore = StoreApi<FleetState> & {
  toggleVerdict(verdict: Verdict): void;
  toggleGroup(group: string | null): void;
  askForSearch(): void;
  /** Back to all pairs, in the order and grouping that was chosen. */
  showAll(): void;
};

export function createFleetStore(): FleetStore {
  const store = createStore<FleetState>(() => ({
    search: "",
    verdicts: [],
    order: "need",
    isGrouped: true,
    collapsed: [],
    isSearchWanted: false,
  }));
  return Object.assign(store, {
    toggleVerdict: (verdict: Verdict) => store.setState(({ verdicts }) => ({ verdicts: toggled(verdicts, verdict) })),
    toggleGroup: (group: string | null) =>
      store.setState(({ collapsed }) => ({ collapsed: toggled(collapsed, group) })),
    askForSearch: () => store.setState({ isSearchWanted: true }),
    showAll: () => store.setState({ search: "", verdicts: [] }),
  });
}

const toggled = <T>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
