import "./rail.css";
import IconMenu from "@tabler/icons-react/dist/esm/icons/IconMenu2.mjs";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useAppState, useWindowStores } from "../stores/use-window-stores.ts";
import { Mark } from "./mark.tsx";
import { isMac } from "./platform.ts";
import { RailPairs } from "./rail-pairs.tsx";
import { RailScreen } from "./rail-screen.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The way to everything. In a narrow window it is one line, and opens from its menu until a choice is made. */
export function Rail() {
  const version = useAppState(({ facts }) => facts?.version);
  const [isOpen, setIsOpen] = useOpenUntilMove();
  const MenuIcon = isOpen ? IconX : IconMenu;
  return (
    <header className="rail" data-open={isOpen}>
      <p className="rail-brand">
        <Mark />
        Pairdesk
      </p>
      <PaletteButton />
      <button
        type="button"
        className="rail-menu"
        aria-expanded={isOpen}
        aria-controls="rail-content"
        onClick={() => setIsOpen(!isOpen)}
      >
        <MenuIcon size={20} stroke={1.8} aria-hidden="true" />
        Menu
      </button>
      <div id="rail-content" className="rail-content">
        <nav className="rail-top" aria-label="Overview">
          <RailScreen screen="fleet" />
          <RailScreen screen="certificate-fleet" />
        </nav>
        <RailPairs />
        <div className="rail-foot">
          <nav aria-label="More">
            <RailScreen screen="runbooks" />
            <RailScreen screen="saved-histories" />
            <RailScreen screen="command-log" />
            <RailScreen screen="settings" />
          </nav>
          <ThemeSwitch />
          <p className="rail-version">{version === undefined ? "" : `Version ${version}`}</p>
        </div>
      </div>
    </header>
  );
}

function PaletteButton() {
  const { overlay } = useWindowStores();
  return (
    <button type="button" className="rail-palette" onClick={() => overlay.open("palette")}>
      <IconSearch size={16} stroke={1.8} aria-hidden="true" />
      <span className="rail-palette-words">Find or do…</span>
      <kbd>{isMac ? "⌘ K" : "Ctrl K"}</kbd>
    </button>
  );
}

function useOpenUntilMove() {
  const moves = useStore(useWindowStores().place, (state) => state.moves);
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  useEffect(() => setOpenedAt((at) => (at === moves ? at : null)), [moves]);
  return [openedAt === moves, (isOpen: boolean) => setOpenedAt(isOpen ? moves : null)] as const;
}
