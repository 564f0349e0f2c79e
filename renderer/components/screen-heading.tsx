import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useWindowStores } from "../stores/use-window-stores.ts";

/** A screen's h1, one on each screen. It names the window, and focus follows the person to it. */
export function ScreenHeading({ children }: { children: string }) {
  const moves = useStore(useWindowStores().place, (state) => state.moves);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves > 0) heading.current?.focus();
  }, [moves]);
  useEffect(() => {
    document.title = `${children} – Pairdesk`;
    return () => {
      document.title = "Pairdesk";
    };
  }, [children]);
  return (
    <h1 ref={heading} className="screen-heading" tabIndex={-1}>
      {children}
    </h1>
  );
}
