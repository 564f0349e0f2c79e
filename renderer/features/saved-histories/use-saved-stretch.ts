import { useMemo } from "react";
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";
import { cutTimeline } from "../../../shared/history/cut-timeline.ts";
import { createHistoryStore } from "../../stores/history-store.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";
import type { WindowStores } from "../../stores/window-stores.ts";

/** The window's stores with the stretch of this file as the history: it moves and zooms within the file alone. */
export function useSavedStretch(historyId: string, { timeline }: SavedHistory): WindowStores {
  const stores = useWindowStores();
  return useMemo(() => {
    const fromMs = Date.parse(timeline.from);
    const untilMs = Date.parse(timeline.until);
    const source = {
      timeline: async ({ from, until }: { from: string; until: string }) =>
        cutTimeline(timeline, { fromMs: Date.parse(from), untilMs: Date.parse(until) }),
    };
    const history = createHistoryStore({ history: source }, () => untilMs, fromMs);
    history.setState({ pairId: historyId, timeline, lengthMs: untilMs - fromMs });
    return { ...stores, history };
  }, [stores, historyId, timeline]);
}
