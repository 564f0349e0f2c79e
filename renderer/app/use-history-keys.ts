import { useEffect } from "react";
import type { PlaceStore } from "../stores/place-store.ts";

/** As `MouseEvent.button` names the fourth and fifth button. */
const mouseBack = 3;
const mouseForward = 4;

/** Alt with an arrow key, and the side buttons of a mouse, go through the places as a browser would. */
export function useHistoryKeys(place: PlaceStore): void {
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "ArrowLeft") travel(event, place.back);
      if (event.key === "ArrowRight") travel(event, place.forward);
    };
    const onButton = (event: MouseEvent) => {
      if (event.button === mouseBack) travel(event, place.back);
      if (event.button === mouseForward) travel(event, place.forward);
    };
    window.addEventListener("keydown", onKey, { signal });
    window.addEventListener("mouseup", onButton, { signal });
    return () => ending.abort();
  }, [place]);
}

/** The browser's own history is left alone: it knows one address. */
function travel(event: Event, move: () => void): void {
  event.preventDefault();
  move();
}
