/**
 * What keys and the side buttons of a mouse do wherever one is in the window. No key does anything while a person types,
 * except the palette's, which is no letter; and none but that one while something lies over the screen.
 */
import { useEffect } from "react";
import { byNeed } from "../ranking/need.ts";
import type { WindowStores } from "../stores/window-stores.ts";
import { isMac } from "./platform.ts";
import { isTyping } from "./typing.ts";

/** As `MouseEvent.button` names the fourth and fifth button. */
const mouseBack = 3;
const mouseForward = 4;

export function useWindowKeys(stores: WindowStores): void {
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = whatKeyDoes(event, stores);
      if (!act) return;
      event.preventDefault();
      act();
    };
    // The browser's own history is left alone: it knows one address.
    const onButton = (event: MouseEvent) => {
      if (event.button !== mouseBack && event.button !== mouseForward) return;
      event.preventDefault();
      if (stores.overlay.getState().overlay !== null) return;
      if (event.button === mouseBack) stores.place.back();
      else stores.place.forward();
    };
    window.addEventListener("keydown", onKey, { signal });
    window.addEventListener("mouseup", onButton, { signal });
    return () => ending.abort();
  }, [stores]);
}

function whatKeyDoes(event: KeyboardEvent, stores: WindowStores): (() => void) | null {
  const { overlay, place } = stores;
  const open = overlay.getState().overlay;
  if (isPaletteKey(event)) return open === "palette" ? overlay.close : () => overlay.open("palette");
  if (open !== null || isTyping(event)) return null;
  if (isHistoryKey(event, "ArrowLeft", "[")) return place.back;
  if (isHistoryKey(event, "ArrowRight", "]")) return place.forward;
  if (event.altKey || event.ctrlKey || event.metaKey || !stores.keys.getState().hasSingleKeys) return null;
  if (event.key === "?") return () => overlay.open("shortcuts");
  if (event.key.toLowerCase() === "c" && hasPairs(stores)) return () => overlay.open("note-change");
  if (event.key.toLowerCase() === "t" && hasPairs(stores)) return () => goToCertificates(stores);
  return event.key === "/" && hasPairs(stores) ? () => goAndSearch(stores) : null;
}

const hasPairs = ({ pairs }: WindowStores): boolean => (pairs.getState().pairs?.length ?? 0) > 0;

const isPaletteKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === "k" && (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;

/** Alt with an arrow key, as in a browser; on a Mac the command key with a bracket as well. */
function isHistoryKey(event: KeyboardEvent, arrow: string, bracket: string): boolean {
  if (event.ctrlKey || event.shiftKey) return false;
  return (event.altKey && !event.metaKey && event.key === arrow) || (isMac && event.metaKey && event.key === bracket);
}

/** Of the pair that the screen is about; of the worst one where nobody has chosen; else of all. */
function goToCertificates({ place, pairs }: WindowStores): void {
  const here = place.getState().place;
  const worst = here.screen === "pair" ? [...(pairs.getState().pairs ?? [])].sort(byNeed)[0]?.id : undefined;
  const pairId = ("pairId" in here ? here.pairId : null) ?? worst;
  place.go(pairId === undefined ? { screen: "certificate-fleet" } : { screen: "certificates", pairId });
}

function goAndSearch({ place, fleet }: WindowStores): void {
  if (place.getState().place.screen !== "fleet") place.go({ screen: "fleet" });
  fleet.askForSearch();
}
