import { useMemo } from "react";
import { useStore } from "zustand";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { byNeed } from "../ranking/need.ts";
import { usePairs, useWindowStores } from "./use-window-stores.ts";

/** Worst first, then by name. null until the core has told them. */
export function useRankedPairs(): readonly PairView[] | null {
  const pairs = usePairs((state) => state.pairs);
  return useMemo(() => pairs && [...pairs].sort(byNeed), [pairs]);
}

/** The pair that was chosen, as long as it exists; otherwise the worst. null on other screens than the pair page. */
export function useShownPair(): PairView | null {
  const pairs = useRankedPairs();
  const place = useStore(useWindowStores().place, (state) => state.place);
  if (place.screen !== "pair") return null;
  return pairs?.find(({ id }) => id === place.pairId) ?? pairs?.[0] ?? null;
}

/** The pair that the screen is about, whichever screen it is; null where it is about none or about all. */
export function usePairInPlace(): PairView | null {
  const shown = useShownPair();
  const place = useStore(useWindowStores().place, (state) => state.place);
  const pairs = usePairs((state) => state.pairs);
  if (shown || !("pairId" in place)) return shown;
  return pairs?.find(({ id }) => id === place.pairId) ?? null;
}
