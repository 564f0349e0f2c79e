import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Told } from "./strip-slider.tsx";

type WriteNote = (about: Pick<Told, "from" | "until" | "noteId">) => void;

/** On any strip inside: N writes a note about what it is at, Enter changes the note it is at. */
export function useWriteKeys(area: RefObject<HTMLElement | null>, told: Told | null, onWrite?: WriteNote): void {
  const listener = useRef<(event: KeyboardEvent) => void>(null);
  // With the words that are on screen: a key that comes right after them is meant for what they say.
  useLayoutEffect(() => {
    listener.current = (event) => {
      if (!told || !onWrite || event.ctrlKey || event.altKey || event.metaKey) return;
      const isChange = event.key === "Enter" && told.noteId !== undefined;
      if (event.key.toLowerCase() !== "n" && !isChange) return;
      event.preventDefault();
      onWrite(isChange ? told : { from: told.from, until: told.until });
    };
  });
  useEffect(() => {
    const listening = new AbortController();
    area.current?.addEventListener("keydown", (event) => listener.current?.(event), { signal: listening.signal });
    return () => listening.abort();
  }, [area]);
}
