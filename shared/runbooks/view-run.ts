/** A run as windows, reports and the terminal show it, from its state alone and the little that no journal holds. */
import { describeForeignChange } from "./foreign-changes.ts";
import { nextMove } from "./next-move.ts";
import { openIntent, type RunState, stepsOf } from "./run-state.ts";
import type { RunSummary, RunView } from "./run-view.ts";
import { stoppingOf } from "./stopping.ts";
import type { ViewExtras } from "./view-extras.ts";
import { isPersonWanted, viewStep } from "./view-step.ts";

export function summarizeRun(state: RunState, extras: Pick<ViewExtras, "id" | "isOpen">): RunSummary {
  const { started, ending } = state;
  const { runbook, facts } = started;
  return {
    id: extras.id,
    pairId: facts.pair.id,
    pairName: facts.pair.name,
    runbook: runbook.id,
    title: runbook.title,
    isDryRun: started.isDryRun,
    by: started.by,
    startedAt: started.at,
    endedAt: ending?.at ?? null,
    state: standing(state, extras.isOpen),
    step: presentStep(state),
    hasWritten: state.changedAt !== null,
    ending: ending && { outcome: ending.outcome, text: ending.text, next: ending.next },
  };
}

export function viewRun(state: RunState, extras: ViewExtras): RunView {
  const { runbook } = state.started;
  const steps = stepsOf(state);
  const at = presentIndex(state);
  return {
    ...summarizeRun(state, extras),
    summary: runbook.summary,
    chapter: runbook.chapter,
    steps: steps.map((step, index) => viewStep(state, step, placeOf(index, at), extras)),
    notes: state.notes.filter(({ step }) => step === null).map(({ at: writtenAt, text }) => ({ at: writtenAt, text })),
    stopping: stoppingOf(state),
    file: extras.file,
    foreignChange: state.foreign.map((change) => ({
      appliance: change.appliance,
      text: describeForeignChange(change),
    })),
  };
}

function standing(state: RunState, isOpen: boolean): RunSummary["state"] {
  if (state.ending) return "ended";
  if (!isOpen) return "cut-off";
  return isPersonWanted(state, nextMove(state)) ? "yours" : "working";
}

function presentStep(state: RunState): string | null {
  if (state.ending) return null;
  const move = nextMove(state);
  return "step" in move ? move.step.id : (openIntent(state)?.id ?? null);
}

/** Where the run is among its steps; behind the last when it is over or about to end. */
function presentIndex(state: RunState): number {
  const present = presentStep(state);
  const index = stepsOf(state).findIndex(({ id }) => id === present);
  return index < 0 ? stepsOf(state).length : index;
}

function placeOf(index: number, at: number): "before" | "here" | "after" {
  if (index === at) return "here";
  return index < at ? "before" : "after";
}
