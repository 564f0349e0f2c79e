/** Ends a run where no step of its runbook does: as refused while nothing was changed, otherwise as unknown. */
import { openIntent } from "../../../shared/runbooks/run-state.ts";
import { isoNow } from "../ports.ts";
import type { RunParts } from "./run-parts.ts";

export function endEarly({ journal, clock }: Pick<RunParts, "journal" | "clock">, why: string): void {
  const state = journal.state();
  const at = isoNow(clock);
  const isUntouched = state.changedAt === null && !openIntent(state);
  const rest = isUntouched ? "Nothing was changed." : "What was changed before stays: look at both appliances.";
  const outcome = isUntouched ? "refused" : "unknown";
  journal.record({ event: "ended", at, outcome, text: `${why} ${rest}`, next: [] });
}
