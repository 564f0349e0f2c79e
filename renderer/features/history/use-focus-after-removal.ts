import { type RefObject, useEffect, useRef } from "react";

interface FocusAfterRemoval {
  /** For the heading of the list, which takes focus. */
  heading: RefObject<HTMLHeadingElement | null>;
  /** Called when the person asks to remove this one. */
  removing(key: string): void;
}

/** Keeps the keyboard where it was when a row goes, with the button that removed it: on the list, or above it if it was the last. */
export function useFocusAfterRemoval(keys: readonly string[]): FocusAfterRemoval {
  const heading = useRef<HTMLHeadingElement>(null);
  const removed = useRef<string | null>(null);
  useEffect(() => {
    if (removed.current === null || keys.includes(removed.current)) return;
    removed.current = null;
    // Somebody who has gone on by then stays there.
    if (document.activeElement !== document.body) return;
    (heading.current ?? document.getElementById("history-timeline-heading"))?.focus();
  }, [keys]);
  return {
    heading,
    removing: (key) => {
      removed.current = key;
    },
  };
}
