import "./palette.css";
import { Loader, Modal } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import type { CallFailure } from "../../connection/call-failure.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import { type PaletteEntry, rankEntries } from "./palette-entry.ts";
import { PaletteList } from "./palette-list.tsx";
import { useEntries } from "./use-entries.tsx";

const listId = "palette-list";
const optionId = (index: number) => `palette-option-${index}`;

/** Finds pairs, screens and things to do by a few letters. Stays open while something runs, and says why it failed. */
export function Palette() {
  const { overlay } = useWindowStores();
  return (
    <Modal.Root
      opened
      onClose={overlay.close}
      size="38rem"
      yOffset="12vh"
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: "palette" }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Find or do">
        <PaletteContent />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteContent() {
  const { palette } = useWindowStores();
  const recent = useStore(palette, (state) => state.recent);
  const entries = useEntries();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { running, failure, run } = useRunning();
  const sought = useDeferredValue(query);
  const found = useMemo(() => rankEntries(entries, sought, recent), [entries, sought, recent]);
  const index = Math.min(active, found.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = nextIndex(event.key, index, found.length);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = rankEntries(entries, query, recent)[query === sought ? index : 0];
      if (chosen) run(chosen);
    }
  };
  return (
    <>
      <div className="palette-search">
        {running ? <Loader size={18} aria-hidden="true" /> : <IconSearch size={19} stroke={1.8} aria-hidden="true" />}
        <input
          data-autofocus=""
          role="combobox"
          aria-label="Find a pair, a screen or something to do"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? optionId(index) : undefined}
          placeholder="Find a pair, a screen or something to do"
          value={query}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <FailureNote failure={failure} />
      <p role="status" className="only-read-out">
        {running ? `${running.label}…` : `${found.length} found`}
      </p>
      <PaletteList
        id={listId}
        entries={found}
        active={index}
        recent={recent}
        optionId={optionId}
        onActive={setActive}
        onRun={run}
      />
      {found.length === 0 && <p className="palette-nothing soft">Nothing fits “{sought.trim()}”.</p>}
    </>
  );
}

function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (index + 1) % count;
    case "ArrowUp":
      return (index - 1 + count) % count;
    case "PageDown":
      return Math.min(count - 1, index + 8);
    case "PageUp":
      return Math.max(0, index - 8);
    default:
      return null;
  }
}

/** Focus goes back to where it was, unless what was done took it elsewhere. */
function useRunning() {
  const { overlay, palette, place } = useWindowStores();
  const [running, setRunning] = useState<PaletteEntry | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const run = ({ act, ...entry }: PaletteEntry) => {
    if (running) return;
    palette.used(entry.id);
    if (act.kind === "now") {
      overlay.close();
      act.run();
      return;
    }
    const { moves } = place.getState();
    setRunning({ ...entry, act });
    setFailure(null);
    void act.begin().then((failed) => {
      setRunning(null);
      setFailure(failed);
      if (failed) return;
      if (place.getState().moves === moves) overlay.close();
      else overlay.dismiss();
    });
  };
  return { running, failure, run };
}
