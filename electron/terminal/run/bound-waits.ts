import type { Runbook } from "../../../shared/runbooks/runbook.ts";

/** The same runbook with no wait longer than this; kept in the journal so, since the limits are part of what was done. */
export const boundWaits = (runbook: Runbook, mostMs: number | null): Runbook =>
  mostMs === null
    ? runbook
    : {
        ...runbook,
        steps: runbook.steps.map((step) =>
          step.kind === "wait" ? { ...step, limitMs: Math.min(step.limitMs, mostMs) } : step,
        ),
      };
