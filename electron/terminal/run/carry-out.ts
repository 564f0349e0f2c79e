/** From the first event to the last: shown as they come, answered, and stopped in order when a person wants it to stop. */
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import type { RunFacts } from "../../../shared/runbooks/run-facts.ts";
import type { Runbook } from "../../../shared/runbooks/runbook.ts";
import type { RunFileDesk } from "../../core/runs/run-file-desk.ts";
import { askHidden } from "../ask-hidden.ts";
import type { CommandContext } from "../command-context.ts";
import { type AskingPerson, createAskingPerson } from "./asking-person.ts";
import { driveRun, stopRun } from "./drive-run.ts";
import type { DrivenRun, RunListener } from "./driven-run.ts";
import type { RunAtHand } from "./end-failed.ts";
import { outcomeCodes } from "./outcome-code.ts";
import type { Person } from "./person.ts";
import { createRunCertificate } from "./run-certificate.ts";
import type { RunDoor, RunOptions } from "./run-options.ts";
import { createRunShow } from "./show-run.ts";
import type { AskHiddenly } from "./unlock-file.ts";

export interface Carried {
  options: RunOptions;
  context: CommandContext;
  door: RunDoor;
  runbook: Runbook;
  facts: RunFacts;
  atHand: RunAtHand;
  /** null: the person at the terminal is asked. */
  person: Person | null;
  play: ((deed: PersonDeed, file: RunFileDesk) => Promise<unknown>) | null;
  usualFolder: string | null;
  open(onEvent: RunListener): Promise<DrivenRun>;
}

export async function carryOut(wish: Carried): Promise<0 | 1 | 2 | 3 | 4> {
  const { options, context, door } = wish;
  const show = createRunShow(context.output, { json: options.json ?? false, isAsking: wish.person === null }, wish);
  const stopping = createStopping(context);
  const certificate = createRunCertificate(options, context, wish);
  let id = "";
  const run = await wish.open((event, runId) => {
    id = runId;
    show.event(event, runId);
    stopping.hear();
    certificate.hear(event);
  });
  wish.atHand.current = { run, id };
  stopping.about(run);
  const asked = wish.person === null ? askAt(door, wish.facts, stopping.signal) : null;
  try {
    await certificate.begin(
      run,
      options.passphraseStdin ? null : (asked?.askHiddenly ?? hiddenAt(door, stopping.signal)),
    );
    const person = certificate.inform(wish.person ?? asked ?? nobody);
    const driven = await driveRun({ run, person, play: wish.play, tell: context.tell });
    if (driven.isOpen) show.leftOpen(driven.text, id);
    return outcomeCodes[driven.outcome];
  } finally {
    asked?.close();
    await run.close();
  }
}

const nobody: Person = {
  answer: async () => ({ kind: "refused", why: "Nobody is there to be asked." }),
  did: async () => "Nobody is there to do it.",
};

function askAt({ ends, interrupt }: RunDoor, facts: RunFacts, stopped: AbortSignal): AskingPerson | null {
  return ends && createAskingPerson(ends, facts, { onInterrupt: interrupt, stopped });
}

/** A person who has put the answers into a file may sit there all the same. */
const hiddenAt = ({ ends, interrupt }: RunDoor, stopped: AbortSignal): AskHiddenly | null =>
  ends &&
  ((question, signal) =>
    askHidden(ends, question, { signal: AbortSignal.any([signal, stopped]), onInterrupt: interrupt }));

interface Stopping {
  signal: AbortSignal;
  about(run: DrivenRun): void;
  /** What can be stopped may be another thing now. */
  hear(): void;
}

function createStopping({ interrupted, tell }: CommandContext): Stopping {
  const controller = new AbortController();
  let run: DrivenRun | null = null;
  let told: string | null = null;
  const stop = () => {
    if (!run || !controller.signal.aborted || run.state().ending) return;
    const words = stopRun(run);
    if (words !== told) tell(words);
    told = words;
  };
  void interrupted.then(() => {
    controller.abort();
    tell("Stopping. Interrupt again to end at once; the run's journal then shows it as cut off.");
    stop();
  });
  return {
    signal: controller.signal,
    about(opened) {
      run = opened;
      stop();
    },
    // Not within the event: whoever keeps the journal is in the middle of it.
    hear: () => queueMicrotask(stop),
  };
}
