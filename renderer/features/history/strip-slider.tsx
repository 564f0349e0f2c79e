import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

/** What the pointer or the keyboard is at. */
export interface Told {
  words: string;
  from: string;
  until: string;
  /** Of a note, which can be changed. */
  noteId?: string;
}

interface StripSliderProps {
  name: string;
  count: number;
  /** Called for what is there: 0 to `count` - 1. */
  at(index: number): Told;
  /** What is drawn at this share of the strip. */
  indexAt(share: number): number;
  onDescribe(told: Told | null): void;
  height?: "lane" | "tall";
  /** The drawing, with what is chosen in it. */
  children(shown: number | null): ReactNode;
}

/**
 * One strip of a timeline. By keyboard and for screen readers it is a slider over what is drawn, which says at each what it
 * is; the pointer shows what it is at.
 */
export function StripSlider(props: StripSliderProps) {
  const { name, count, at, indexAt, onDescribe, height = "lane", children } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const last = Math.max(0, count - 1);
  const place = Math.min(chosen ?? last, last);
  const show = (index: number) => {
    if (count === 0) return;
    setChosen(index);
    const told = at(Math.min(index, last));
    onDescribe({ ...told, words: `${name}: ${told.words}` });
  };
  const hide = () => {
    setChosen(null);
    onDescribe(null);
  };
  usePointedShare(strip, (share) => (share === null ? hide() : show(indexAt(share))));
  return (
    <div ref={strip} className="lane-strip" data-height={height}>
      {children(chosen === null ? null : place)}
      <input
        type="range"
        className="lane-slider"
        min={0}
        max={last}
        value={place}
        aria-label={name}
        aria-valuetext={count === 0 ? "nothing in this time" : at(place).words}
        onChange={(event) => show(event.currentTarget.valueAsNumber)}
        onFocus={() => show(place)}
        onBlur={hide}
      />
    </div>
  );
}

/** Where the pointer is, as a share of the element's width; null when it has left. */
function usePointedShare(element: RefObject<HTMLElement | null>, onPoint: (share: number | null) => void): void {
  const listener = useRef(onPoint);
  useEffect(() => {
    listener.current = onPoint;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    element.current?.addEventListener(
      "pointermove",
      ({ clientX, currentTarget }) => {
        if (!(currentTarget instanceof Element)) return;
        const { left, width } = currentTarget.getBoundingClientRect();
        listener.current(Math.min(1, Math.max(0, (clientX - left) / width)));
      },
      { signal },
    );
    element.current?.addEventListener("pointerleave", () => listener.current(null), { signal });
    return () => listening.abort();
  }, [element]);
}
