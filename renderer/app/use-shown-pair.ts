import { useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { usePairs, useWindowStores } from "../stores/use-window-stores.ts";
import { verdictOrder } from "../words/verdict-words.ts";

/** Worst first, then by name. null until the core has told them. */
export function useRankedPairs(): readonly PairView[] | null {
  const pairs = usePairs((state) => state.pairs);
  return useMemo(() => pairs && [...pairs].sort(byRank), [pairs]);
}

/** The pair that was chosen, as long as it exists; otherwise the worst. */
export function useShownPair(): PairView | null {
  const pairs = useRankedPairs();
  const chosenId = useStore(useWindowStores().place, ({ pairId }) => pairId);
  return pairs?.find(({ id }) => id === chosenId) ?? pairs?.[0] ?? null;
}

const byRank = (a: PairView, b: PairView): number =>
  verdictOrder.indexOf(a.status.verdict) - verdictOrder.indexOf(b.status.verdict) ||
  a.status.name.localeCompare(b.status.name);
