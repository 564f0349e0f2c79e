import { createContext, use } from "react";
import { useStore } from "zustand";
import type { AppState } from "./app-store.ts";
import type { PairsState } from "./pairs-store.ts";
import type { RunsState } from "./runs-store.ts";
import type { WindowStores } from "./window-stores.ts";

export const WindowStoresContext = createContext<WindowStores | null>(null);

export function useWindowStores(): WindowStores {
  const stores = use(WindowStoresContext);
  if (!stores) throw new Error("rendered outside WindowStoresContext");
  return stores;
}

export const usePairs = <T>(select: (state: PairsState) => T): T => useStore(useWindowStores().pairs, select);

export const useAppState = <T>(select: (state: AppState) => T): T => useStore(useWindowStores().app, select);

export const useRuns = <T>(select: (state: RunsState) => T): T => useStore(useWindowStores().runs, select);

/** Renders again only when the words change, not at each tick. */
export const useClockWords = (words: (nowMs: number) => string): string =>
  useStore(useWindowStores().clock, ({ nowMs }) => words(nowMs));

/** False while what is shown may be out of date because the core does not answer or the stream of changes has ended. */
export function useIsLive(): boolean {
  const isFeedLive = usePairs(({ feed }) => feed !== "broken");
  return useAppState(({ connection }) => connection !== "unreachable") && isFeedLive;
}
