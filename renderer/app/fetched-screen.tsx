import { type ComponentType, useEffect, useState } from "react";

/** A screen in a chunk of its own. */
export interface ScreenChunk<Props extends object> {
  /** null: not fetched yet. */
  here(): ComponentType<Props> | null;
  fetch(): Promise<ComponentType<Props>>;
}

export function screenChunk<Props extends object>(load: () => Promise<ComponentType<Props>>): ScreenChunk<Props> {
  let loaded: ComponentType<Props> | null = null;
  return {
    here: () => loaded,
    async fetch() {
      loaded ??= await load();
      return loaded;
    },
  };
}

/**
 * One that is here already is drawn at once: React's own `lazy` would show a gap first, and holds back what comes after a
 * gap for a third of a second. A chunk that cannot be had is a fault of the window's. Needs a key of its own per chunk.
 */
export function FetchedScreen<Props extends object>({ chunk, given }: { chunk: ScreenChunk<Props>; given: Props }) {
  const [Shown, setShown] = useState(() => chunk.here());
  useEffect(() => {
    if (Shown) return;
    let isGone = false;
    const show = (next: () => ComponentType<Props>) => !isGone && setShown(next);
    chunk.fetch().then(
      (component) => show(() => component),
      (error: unknown) =>
        show(() => {
          throw error;
        }),
    );
    return () => {
      isGone = true;
    };
  }, [chunk, Shown]);
  return Shown && <Shown {...given} />;
}
