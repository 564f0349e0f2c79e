import { type RefObject, useEffect } from "react";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Further than this is a drag, less is a click. Pixels. */
const dragPixels = 4;
const wheelZoom = 1.25;

/** By wheel with Ctrl zooms around the pointer, by horizontal wheel or drag moves, by keyboard + − and Page Up, Page Down. */
export function usePanAndZoom(area: RefObject<HTMLElement | null>): void {
  const { history } = useWindowStores();
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const strip = () =>
      element.querySelector(".lane-strip")?.getBoundingClientRect() ?? element.getBoundingClientRect();
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const { left, width } = strip();
        const anchor = Math.min(1, Math.max(0, (event.clientX - left) / width));
        history.zoom(event.deltaY > 0 ? wheelZoom : 1 / wheelZoom, anchor);
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        history.pan((event.deltaX || event.deltaY) / strip().width);
      }
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    element.addEventListener("keydown", (event) => onKey(event, history), { signal });
    followDrag(element, strip, history, signal);
    return () => listening.abort();
  }, [area, history]);
}

type History = ReturnType<typeof useWindowStores>["history"];

function onKey(event: KeyboardEvent, history: History): void {
  if (event.ctrlKey || event.altKey || event.metaKey || !actByKey(event.key, history)) return;
  event.preventDefault();
}

/** False: the key means nothing here. */
function actByKey(key: string, history: History): boolean {
  switch (key) {
    case "+":
      history.zoom(0.5, 0.5);
      return true;
    case "-":
      history.zoom(2, 0.5);
      return true;
    case "PageUp":
      history.pan(-0.5);
      return true;
    case "PageDown":
      history.pan(0.5);
      return true;
    default:
      return false;
  }
}

function followDrag(element: HTMLElement, strip: () => DOMRect, history: History, signal: AbortSignal): void {
  let fromX: number | null = null;
  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button === 0) fromX = event.clientX;
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    (event) => {
      const moved = fromX === null ? 0 : event.clientX - fromX;
      fromX = null;
      if (Math.abs(moved) > dragPixels) history.pan(-moved / strip().width);
    },
    { signal },
  );
}
