import "./undo-notice.css";
import { Button } from "@mantine/core";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import type { Undoable } from "../../stores/undo-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** How long it can be undone from here without being touched. */
const shownMs = 20_000;

/** What was just done, with the way back. Waits while the pointer or the keyboard is on it. */
export function UndoNotice() {
  const { undo } = useWindowStores();
  const last = useStore(undo, (state) => state.last);
  return (
    <section className="undo-area" aria-label="Just done" aria-live="polite">
      {last && <Notice key={last.id} last={last} onEnd={undo.dismiss} />}
    </section>
  );
}

function Notice({ last, onEnd }: { last: Undoable; onEnd(): void }) {
  const notice = useRef<HTMLDivElement>(null);
  const isHeld = useIsHeld(notice);
  const { run, isBusy, failure } = useAction(async () => {
    await last.undo();
    onEnd();
  });
  const isPaused = isHeld || isBusy || failure !== null;
  useEffect(() => {
    if (isPaused) return;
    const timer = setTimeout(onEnd, shownMs);
    return () => clearTimeout(timer);
  }, [isPaused, onEnd]);
  return (
    <div ref={notice} className="undo-notice">
      <p>
        <strong>{last.what}</strong> {last.afterwards}
      </p>
      <div className="undo-notice-answers">
        <Button size="xs" loading={isBusy} onClick={run}>
          Undo
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={onEnd} aria-label="Put this note away">
          <IconX size={16} stroke={1.9} aria-hidden="true" />
        </Button>
      </div>
      <FailureNote failure={failure} />
    </div>
  );
}

/** The pointer or the keyboard is on it. */
function useIsHeld(target: RefObject<HTMLElement | null>): boolean {
  const [held, setHeld] = useState({ byPointer: false, byFocus: false });
  useEffect(() => {
    const ending = new AbortController();
    const follow = (type: string, change: Partial<typeof held>) =>
      target.current?.addEventListener(type, () => setHeld((now) => ({ ...now, ...change })), {
        signal: ending.signal,
      });
    follow("pointerenter", { byPointer: true });
    follow("pointerleave", { byPointer: false });
    follow("focusin", { byFocus: true });
    follow("focusout", { byFocus: false });
    return () => ending.abort();
  }, [target]);
  return held.byPointer || held.byFocus;
}
