/** What a run brings with it and for how long it is shown calmly: both backup for a moment, a site name on its way. */
import type { Expectation } from "../assessment/context.ts";
import { type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { RunbookId } from "./runbook.ts";

const kinds: Readonly<Record<RunbookId, "swap" | "establish" | null>> = {
  "planned-switch": "swap",
  "switch-back": "swap",
  "unplanned-takeover": "swap",
  "demote-returned-primary": "swap",
  "force-backup": "swap",
  "resolve-conflict": "swap",
  "break-relationship": "establish",
  "establish-relationship": "establish",
  "sync-now": null,
  "replicate-certificate": null,
  "renew-certificate": null,
};

/** null: nothing was changed yet, it is over, or such a run brings nothing unusual with it. */
export function expectedOfRun(state: RunState): Expectation | null {
  const { started, changedAt, ending } = state;
  const kind = kinds[started.runbook.id];
  if (kind === null || changedAt === null || ending) return null;
  return { by: started.runbook.title, kind, from: started.at, until: until(state, changedAt), swungAt: swungAt(state) };
}

/** As long as its waits may last after the last change: a run that is left lying is calm no longer. */
function until(state: RunState, changedAt: string): string {
  const waits = stepsOf(state).flatMap((step) => (step.kind === "wait" ? [step] : []));
  const lastMs = Date.parse(changedAt) + waits.reduce((sum, { limitMs }) => sum + limitMs, 0);
  const limitsMs = waits.flatMap(({ id }) => recordOf(state, id).limitAt ?? []).map((at) => Date.parse(at));
  return new Date(Math.max(lastMs, ...limitsMs)).toISOString();
}

/** When a person said that the site name leads elsewhere now. */
function swungAt(state: RunState): string | null {
  const swing = stepsOf(state).find((step) => step.kind === "manual" && step.deed?.deed === "point-site");
  return swing ? recordOf(state, swing.id).endedAt : null;
}
