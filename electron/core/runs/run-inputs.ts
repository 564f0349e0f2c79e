/** What a person says to a run. Kept at once, taken up by whatever the run is at. */
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { stoppingOf } from "../../../shared/runbooks/stopping.ts";
import { isoNow } from "../ports.ts";
import { createFileInputs, type FileInputs } from "./file-inputs.ts";
import { waitLimitMs } from "./look-until.ts";
import { refusal } from "./run-journal.ts";
import type { RunParts } from "./run-parts.ts";

/** All throw PairdeskError `run-refused`, and `disk-full` and the like; then nothing was kept. `advance` takes them up. */
export interface RunInputs extends FileInputs {
  answer(step: string, values: Record<string, string>): void;
  personDid(step: string): void;
  waitOn(step: string): void;
  stopWaiting(step: string): void;
  note(step: string | null, text: string): void;
  cancel(reason: string): void;
  /** Goes on with a run that was cut off. */
  reopen(by: string): void;
}

export function createRunInputs(
  parts: RunParts,
  isClosed: () => boolean,
  { stopWaiting, stopRun }: { stopWaiting(step: string): void; stopRun(): void },
): RunInputs {
  const { journal, clock, sleeps } = parts;
  const at = () => isoNow(clock);

  function waitAt(id: string) {
    const move = nextMove(journal.state());
    if (move.move !== "wait" || move.step.id !== id) throw refusal("Nothing is waited for here.");
    return move.step;
  }
  function said(record: () => void): void {
    if (isClosed()) throw refusal("This run is not open here any more.");
    record();
    sleeps.wake();
  }

  return {
    answer: (step, values) => said(() => journal.record({ event: "answered", at: at(), step, values })),
    personDid: (step) => said(() => journal.record({ event: "person-did", at: at(), step })),
    waitOn: (id) =>
      said(() => {
        const step = waitAt(id);
        const until = new Date(waitLimitMs(journal.state(), step) + step.limitMs).toISOString();
        journal.record({ event: "waiting-on", at: at(), step: id, until });
      }),
    stopWaiting: (id) => said(() => stopWaiting(waitAt(id).id)),
    ...createFileInputs(parts, said),
    note: (step, text) => said(() => journal.record({ event: "noted", at: at(), step, text })),
    cancel: (reason) =>
      said(() => {
        const stopping = stoppingOf(journal.state());
        if (!stopping.can) throw refusal(stopping.text, "Wait for it, or see what it needs from you.");
        journal.record({ event: "cancelled", at: at(), reason });
        stopRun();
      }),
    reopen: (by) => said(() => journal.record({ event: "reopened", at: at(), by })),
  };
}
