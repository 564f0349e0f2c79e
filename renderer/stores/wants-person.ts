import type { RunSummary } from "../../shared/runbooks/run-view.ts";

/** A run of this pair cannot go on without a person. */
export const wantsPerson = (runs: readonly RunSummary[] | null, pairId: string): boolean =>
  runs?.some((run) => run.pairId === pairId && (run.state === "yours" || run.state === "cut-off")) ?? false;
