/** Moments in a run at which something is made to happen beside it. */
import { onTestFinished } from "vitest";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunChoice, RunStage } from "./practice-run.ts";

export type RunPhase =
  | "before the look"
  | "between plan and write"
  | "in the pause before the write"
  | "while both are backup"
  | "during the sync"
  | "right after the write"
  | "before the swing"
  | "at the end state";

interface AtPhase {
  choice: Pick<RunChoice, "onBegun" | "before" | "onEvent">;
  /** Resolves when it happened and was over; rejects where the run never came to that moment. */
  happened(): Promise<void>;
}

/** `step`: of the role call. It is done once. */
export function atPhase(phase: RunPhase, { practice }: RunStage, step: string, act: () => Promise<void>): AtPhase {
  let done: Promise<void> | null = null;
  const once = (): Promise<void> => {
    done ??= act();
    return done;
  };
  const isOf = (event: RunEvent, kind: RunEvent["event"], id: string): boolean =>
    event.event === kind && "step" in event && event.step === id;

  const choices: Record<RunPhase, AtPhase["choice"]> = {
    "before the look": { onBegun: once },
    "between plan and write": { before: (id) => (id === "type-name" ? once() : undefined) },
    "in the pause before the write": { onEvent: (event) => void (isOf(event, "paused", step) && once()) },
    "while both are backup": {
      onEvent(event) {
        // The old primary changes first, and tells so.
        if (isOf(event, "intended", step)) onTestFinished(practice.onChange(() => void once()));
      },
    },
    "during the sync": { onEvent: (event) => void (isOf(event, "called", step) && once()) },
    "right after the write": { onEvent: (event) => void (isOf(event, "called", step) && once()) },
    "before the swing": { before: (id) => (id === "swing" ? once() : undefined) },
    "at the end state": { onEvent: (event) => void (isOf(event, "person-did", "swing") && once()) },
  };
  return {
    choice: choices[phase],
    async happened() {
      if (!done) throw new Error(`the run never came to this moment: ${phase}`);
      await done;
    },
  };
}
