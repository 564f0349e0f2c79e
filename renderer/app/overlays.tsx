import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { useWindowStores } from "../stores/use-window-stores.ts";

const Palette = lazy(async () => ({ default: (await import("../features/palette/palette.tsx")).Palette }));

const ShortcutsDialog = lazy(async () => ({
  default: (await import("../features/shortcuts/shortcuts-dialog.tsx")).ShortcutsDialog,
}));

const NoteChangeDialog = lazy(async () => ({
  default: (await import("../features/login-changes/note-change-dialog.tsx")).NoteChangeDialog,
}));

/** What lies over the screen; fetched when it is first asked for. */
export function Overlays() {
  const overlay = useStore(useWindowStores().overlay, (state) => state.overlay);
  return (
    <Suspense>
      {overlay === "palette" && <Palette />}
      {overlay === "shortcuts" && <ShortcutsDialog />}
      {overlay === "note-change" && <NoteChangeDialog />}
    </Suspense>
  );
}
