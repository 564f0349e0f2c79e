/** What showing a run needs and no journal holds. */
import type { CheckResult } from "./check.ts";
import type { RunFile } from "./run-view.ts";

export interface ViewExtras {
  /** The run's. */
  id: string;
  /** Pairdesk carries it out now; false for one that is over or was cut off. */
  isOpen: boolean;
  /** What the last look of the step under way brought; null: nothing yet. */
  progress: { step: string; result: CheckResult | null; lookedAt: string | null; nextLookAt: string | null } | null;
  /** Of a run that takes a certificate file; null: this one does not, or it is not open. */
  file: RunFile | null;
  /** How long its waits took in earlier runs of this pair, by step. */
  learnedMs: Readonly<Record<string, number>>;
}
