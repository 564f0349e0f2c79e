import { useCallback } from "react";
import type { RunbookId } from "../../../shared/runbooks/runbook.ts";
import { useWindowStores } from "../../stores/use-window-stores.ts";

/** Begins a run and goes to it. Rejects as the call does. */
export function useStartRun(): (asked: { pairId: string; runbook: RunbookId; isDryRun: boolean }) => Promise<void> {
  const { runs, place } = useWindowStores();
  return useCallback(
    async (asked) => {
      const { id, pairId } = await runs.start(asked);
      place.go({ screen: "run", pairId, runId: id });
    },
    [runs, place],
  );
}
