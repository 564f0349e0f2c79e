import { useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { verdictOrder } from "../words/verdict-words.ts";
import { usePairs, useWindowStores } from "./use-window-stores.ts";

/** Worst first, then by name. null until the core has told them. */
export function useRankedPairs(): readonly PairView[] | null {
  const pairs = usePairs((state) => state.pairs);
  return useMemo(() => pairs && [...pairs].sort(byRank), [pairs]);
}

/** The pair that was chosen, as long as it exists; otherwise the worst. null on other screens than the pair page. */
export function useShownPair(): PairView | null {
  const pairs = useRankedPairs();
  const place = useStore(useWindowStores().place, (state) => state.place);
  if (place.screen !== "pair") return null;
  return pairs?.find(({ id }) => id === place.pairId) ?? pairs?.[0] ?? null;
}

const byRank = (a: PairView, b: PairView): number =>
  verdictOrder.indexOf(a.status.verdict) - verdictOrder.indexOf(b.status.verdict) ||
  a.status.name.localeCompare(b.status.name);
