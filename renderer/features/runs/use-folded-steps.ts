import { type RefObject, useLayoutEffect, useState } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";

/** As many steps that are over stay above the present one. */
const keptAbove = 1;
/** Fewer are not worth a fold. */
const worthFolding = 3;

/**
 * How many of the first steps are folded away because they are over. What is open, or has focus on it, is not: nothing is
 * taken away from under the person's hands.
 */
export function useFoldedSteps(
  { state, step, steps }: RunView,
  list: RefObject<HTMLElement | null>,
  opened: Readonly<Record<string, boolean>>,
): number {
  const [count, setCount] = useState(0);
  const present = state === "ended" ? -1 : steps.findIndex(({ id }) => id === step);
  const firstOpened = steps.findIndex(({ id }) => opened[id] === true);
  useLayoutEffect(() => {
    const focused = document.activeElement?.closest("[data-step]");
    const held = focused && list.current?.contains(focused) ? Number(focused.getAttribute("data-step")) : -1;
    const ends = [present - keptAbove, firstOpened, held].filter((index, at) => at === 0 || index >= 0);
    const most = Math.min(...ends);
    setCount(most >= worthFolding ? most : 0);
  }, [list, present, firstOpened]);
  return count;
}
