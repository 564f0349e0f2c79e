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
    followWheel(element, strip, history, signal);
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

/** A wheel tells more often than anything can be drawn: what it turns within one frame is one move. */
function followWheel(element: HTMLElement, strip: () => DOMRect, history: History, signal: AbortSignal): void {
  let turned = { factor: 1, anchor: 1, share: 0 };
  let frame: number | null = null;
  const move = () => {
    const { factor, anchor, share } = turned;
    frame = null;
    turned = { factor: 1, anchor: 1, share: 0 };
    if (factor !== 1) history.zoom(factor, anchor);
    if (share !== 0) history.pan(share);
  };
  const onWheel = (event: WheelEvent) => {
    const { left, width } = strip();
    if (event.ctrlKey || event.metaKey) {
      turned.anchor = Math.min(1, Math.max(0, (event.clientX - left) / width));
      turned.factor *= event.deltaY > 0 ? wheelZoom : 1 / wheelZoom;
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      turned.share += (event.deltaX || event.deltaY) / width;
    } else return;
    event.preventDefault();
    frame ??= requestAnimationFrame(move);
  };
  element.addEventListener("wheel", onWheel, { passive: false, signal });
  signal.addEventListener("abort", () => frame !== null && cancelAnimationFrame(frame));
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
