import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from "react";
import { type Chosen, findAgain } from "./find-again.ts";

/** The id of what tells which keys the strips inside take, for screen readers. */
export const StripKeysContext = createContext<string | undefined>(undefined);

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
 * is; the pointer shows what it is at. When the picture moves on, the same item stays chosen, or the nearest.
 */
export function StripSlider(props: StripSliderProps) {
  const { name, count, at, indexAt, onDescribe, height = "lane", children } = props;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const keys = useContext(StripKeysContext);
  const last = Math.max(0, count - 1);
  const place = chosen ? findAgain(chosen, count, at) : last;
  const told = count === 0 ? null : at(place);
  const show = (index: number) => {
    if (count === 0) return;
    const next = at(Math.min(index, last));
    setChosen({ index: Math.min(index, last), from: next.from, noteId: next.noteId });
    // At once and not by the effect alone: a key may follow before it has run.
    onDescribe(named(name, next));
  };
  const hide = () => {
    setChosen(null);
    onDescribe(null);
  };
  useTelling(name, told, chosen !== null, onDescribe);
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
        aria-valuetext={told?.words ?? "nothing in this time"}
        aria-describedby={keys}
        onChange={(event) => show(event.currentTarget.valueAsNumber)}
        onFocus={() => show(place)}
        onBlur={hide}
      />
    </div>
  );
}

const named = (name: string, told: Told): Told => ({ ...told, words: `${name}: ${told.words}` });

/** Tells what is chosen again when the picture has moved on and it is another or reads otherwise. */
function useTelling(
  name: string,
  told: Told | null,
  isChosen: boolean,
  onDescribe: StripSliderProps["onDescribe"],
): void {
  const { words, from, until, noteId } = told ?? { words: null, from: "", until: "", noteId: undefined };
  useEffect(() => {
    if (!isChosen) return;
    if (words === null) return onDescribe(null);
    onDescribe(named(name, { words, from, until, ...(noteId === undefined ? {} : { noteId }) }));
  }, [name, words, from, until, noteId, isChosen, onDescribe]);
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
