import type { KnownRuns } from "./known-runs.ts";
import { refusal } from "./run-journal.ts";

/** Throws PairdeskError `run-refused`. `then`: what can be done when it has ended. */
export function refuseWhileOpen(known: Pick<KnownRuns, "unended">, pairId: string, then: string): void {
  const running = known.unended(pairId);
  if (!running) return;
  const { title } = running.state.started.runbook;
  throw refusal(`A run of this pair is still open: ${title}.`, `End or close it; then ${then}.`);
}
