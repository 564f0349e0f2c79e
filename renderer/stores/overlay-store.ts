import { createStore, type StoreApi } from "zustand/vanilla";

/** What lies over the screen. One at a time, so that Escape always closes what the person sees. */
export type Overlay = "palette" | "shortcuts" | "note-change";

export type OverlayStore = StoreApi<{ overlay: Overlay | null }> & {
  open(overlay: Overlay): void;
  /** Gives focus back to what had it before. */
  close(): void;
  /** Leaves focus where it has gone meanwhile. */
  dismiss(): void;
};

export function createOverlayStore(): OverlayStore {
  const store = createStore<{ overlay: Overlay | null }>(() => ({ overlay: null }));
  let before: Element | null = null;

  function open(overlay: Overlay): void {
    if (store.getState().overlay === null) before = document.activeElement;
    store.setState({ overlay });
  }

  function dismiss(): void {
    store.setState({ overlay: null });
    before = null;
  }

  function close(): void {
    const last = before;
    dismiss();
    if (last instanceof HTMLElement && last.isConnected) last.focus();
  }

  return Object.assign(store, { open, close, dismiss });
}
