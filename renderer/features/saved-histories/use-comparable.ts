import { useMemo } from "react";
import { useStore } from "zustand";
import { usePairs, useWindowStores } from "../../stores/use-window-stores.ts";
import { localDay } from "../../words/local-time.ts";

export interface Comparable {
  key: string;
  kind: "live" | "saved";
  id: string;
  words: string;
}

/** What a saved history can stand beside, that of the same pair first. */
export function useComparable(historyId: string, name: string): Comparable[] {
  const { savedHistories } = useWindowStores();
  const open = useStore(savedHistories, (state) => state.open);
  const pairs = usePairs((state) => state.pairs);
  return useMemo(() => {
    const live = (pairs ?? []).map(({ id, status }): Comparable & { name: string } => ({
      key: `live ${id}`,
      kind: "live",
      id,
      name: status.name,
      words: `${status.name}, as watched here`,
    }));
    const saved = open
      .filter(({ id }) => id !== historyId)
      .map((one): Comparable & { name: string } => ({
        key: `saved ${one.id}`,
        kind: "saved",
        id: one.id,
        name: one.name,
        words: `${one.name}, ${one.fileName} of ${localDay(one.savedAt)}`,
      }));
    const all = [...live, ...saved];
    return [...all.filter((one) => one.name === name), ...all.filter((one) => one.name !== name)];
  }, [pairs, open, historyId, name]);
}
