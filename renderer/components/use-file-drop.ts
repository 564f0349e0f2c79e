import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/**
 * Takes files that are dropped on an element, or anywhere on the window where `target` is null. Says whether some are held
 * over it now. Folders come with the files, and are named besides. A drop that a part inside has taken is not taken again by what is around it.
 */
export function useFileDrop(
  target: RefObject<HTMLElement | null> | null,
  onFiles: (files: readonly File[], folders: ReadonlySet<string>) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const place = target === null ? window : target.current;
    if (!place) return;
    const ending = new AbortController();
    const { signal } = ending;
    const over = (event: Event) => {
      if (!isOfFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: Event) => {
      if (event instanceof DragEvent && !isStillInside(place, event.relatedTarget)) setIsOver(false);
    };
    const drop = (event: Event) => {
      setIsOver(false);
      if (!isOfFiles(event) || event.defaultPrevented) return;
      // Unhandled, the browser would open the file in place of the window.
      event.preventDefault();
      const files = event instanceof DragEvent ? [...(event.dataTransfer?.files ?? [])] : [];
      if (files.length > 0) take(files, foldersIn(event));
    };
    place.addEventListener("dragover", over, { signal });
    place.addEventListener("dragleave", leave, { signal });
    place.addEventListener("drop", drop, { signal });
    // A drop that was taken by a part inside ends the hint around it too.
    window.addEventListener("drop", () => setIsOver(false), { signal, capture: true });
    return () => ending.abort();
  }, [target]);
  return isOver;
}

/** The names of those that are folders, which look like files that cannot be read. */
const foldersIn = (event: Event): ReadonlySet<string> => {
  const items = event instanceof DragEvent ? [...(event.dataTransfer?.items ?? [])] : [];
  const entries = items.map((item) => item.webkitGetAsEntry());
  return new Set(entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])));
};

const isOfFiles = (event: Event): boolean =>
  event instanceof DragEvent && (event.dataTransfer?.types.includes("Files") ?? false);

const isStillInside = (place: EventTarget, at: EventTarget | null): boolean =>
  at instanceof Node && (place === window || (place instanceof Node && place.contains(at)));
