import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { bringIntoSight } from "./bring-into-sight.ts";

/** Does what the person asked of the run; focus goes to where the run is then. Rejects as the call does. */
export type Act = (deed: () => Promise<void>) => Promise<void>;

/**
 * What the person did takes away what they did it with, so focus goes to the step that the run is at then, or to its end;
 * once more when the run first moves on from there, if it was left there. Whatever the run does by itself moves nothing.
 */
export function useFollowPresent(run: RunView): { page: RefObject<HTMLElement | null>; act: Act } {
  const page = useRef<HTMLElement>(null);
  const [follow, setFollow] = useState<{ from: string | null } | null>(null);
  const led = useRef<Element | null>(null);
  const present = run.state === "ended" ? null : run.step;
  const latest = useRef(present);
  useEffect(() => {
    latest.current = present;
    if (!follow) return;
    const isMovedAway = led.current !== null && document.activeElement !== led.current;
    if (!isMovedAway) led.current = focusAt(page.current, present);
    if (isMovedAway || present !== follow.from) {
      led.current = null;
      setFollow(null);
    }
  }, [follow, present]);
  const act = useCallback<Act>(async (deed) => {
    const from = latest.current;
    await deed();
    led.current = null;
    setFollow({ from });
  }, []);
  return { page, act };
}

function focusAt(page: HTMLElement | null, present: string | null): Element | null {
  const at = present === null ? "[data-run-standing]" : `[data-step-control="${CSS.escape(present)}"]`;
  const target = page?.querySelector<HTMLElement>(at) ?? null;
  target?.focus({ preventScroll: present !== null });
  const card = target?.closest("[data-step]");
  if (card) bringIntoSight(card);
  return target;
}
