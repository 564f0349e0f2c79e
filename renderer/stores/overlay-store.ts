import { createStore, type StoreApi } from "zustand/vanilla";

/** What lies over the screen. One at a time, so that Escape always closes what the person sees. */
export type Overlay = "palette" | "shortcuts";

export type OverlayStore = StoreApi<{ overlay: Overlay | null }> & {
  open(overlay: Overlay): void;
  /** Gives focus back to what had it before. */
  close(): void;
};

export function createOverlayStore(): OverlayStore {
  const store = createStore<{ overlay: Overlay | null }>(() => ({ overlay: null }));
  let before: Element | null = null;

  function open(overlay: Overlay): void {
    if (store.getState().overlay === null) before = document.activeElement;
    store.setState({ overlay });
  }

  function close(): void {
    store.setState({ overlay: null });
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    before = null;
  }

  return Object.assign(store, { open, close });
}
