import type { Outcome } from "../../../shared/runbooks/runbook.ts";

/** `refused`: nothing was written. */
export const outcomeCodes: Record<Outcome, 0 | 1 | 2 | 3 | 4> = {
  done: 0,
  incomplete: 1,
  failed: 2,
  unknown: 3,
  refused: 4,
};
