import { type RefObject, useEffect, useRef } from "react";
import { bringIntoSight } from "./bring-into-sight.ts";

/**
 * The present step is in sight: its line when the page is opened, the whole of it when the run moves on. Scrolls only, so
 * focus stays where it is; whoever is at work in a field is left alone.
 */
export function useKeepInSight(page: RefObject<HTMLElement | null>, present: string | null): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    shown.current = present;
    const card = present === null ? null : (page.current?.querySelector<HTMLElement>("[aria-current=step]") ?? null);
    if (!card || isAtWork(card)) return;
    const target = isFirst ? (card.querySelector<HTMLElement>("[data-step-control]") ?? card) : card;
    bringIntoSight(target);
  }, [page, present]);
}

function isAtWork(card: HTMLElement): boolean {
  const { activeElement } = document;
  const isWriting = activeElement?.matches("input, textarea, select") ?? false;
  return isWriting && !card.contains(activeElement);
}
