import type { RunSummary, RunView } from "../../shared/runbooks/run-view.ts";

/** What the list holds of a run: its steps stay with the one on screen. */
export function summaryOf(view: RunView): RunSummary {
  const { id, pairId, pairName, runbook, title, isDryRun, by, startedAt, endedAt, state, step, hasWritten, ending } =
    view;
  return { id, pairId, pairName, runbook, title, isDryRun, by, startedAt, endedAt, state, step, hasWritten, ending };
}
