import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { FailureNote } from "../../components/failure-note.tsx";
import { useAction } from "../../connection/use-action.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Fetches older exchanges when the end of the list comes near, or at a press where that failed. */
export function OlderExchanges() {
  const { commandLog } = useWindowStores();
  const next = useStore(commandLog, (state) => state.next);
  const shown = useStore(commandLog, (state) => state.entries?.length ?? 0);
  const { run, isBusy, failure } = useAction(commandLog.loadOlder);
  if (next === null) return <p className="older-exchanges soft">{shown === 1 ? "That is all." : `All ${shown}.`}</p>;
  return (
    <div className="older-exchanges">
      {/* A mark of its own for each page: an end that is still near after a short one is told of again. */}
      {failure === null && <EndMark key={next} onNear={run} />}
      <FailureNote failure={failure} />
      <Button variant="default" size="compact-md" onClick={run} loading={isBusy}>
        Load older
      </Button>
    </div>
  );
}

function EndMark({ onNear }: { onNear(): void }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!mark.current) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && onNear(), { rootMargin: "600px" });
    watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [onNear]);
  return <div ref={mark} />;
}
