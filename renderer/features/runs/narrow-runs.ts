import type { RunSummary } from "../../../shared/runbooks/run-view.ts";
import { matchScore } from "../../ranking/match-words.ts";
import { runName } from "../../words/run-names.ts";
import { runLook } from "../../words/run-words.ts";

export interface RunFilter {
  text: string;
  /** An outcome, or `all`. */
  outcome: string;
  isEveryPair: boolean;
}

export const anyRun: RunFilter = { text: "", outcome: "all", isEveryPair: false };

/** In the order in which they came. */
export const narrowRuns = (runs: readonly RunSummary[], pairId: string, filter: RunFilter): readonly RunSummary[] =>
  runs.filter(
    (run) =>
      (filter.isEveryPair || run.pairId === pairId) &&
      (filter.outcome === "all" || run.ending?.outcome === filter.outcome) &&
      (filter.text.trim() === "" || matchScore(filter.text, wordsOf(run)) > 0),
  );

const wordsOf = (run: RunSummary): string =>
  [runName(run), run.pairName, run.by, runLook(run).words, run.ending?.text ?? ""].join(" ");
