/**
 * Drives one run to its end: the executor goes on by itself, and here a person or a file answers what it asks. Whatever keeps
 * an answer from coming ends the run in order, so that its journal says why.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import { type Move, nextMove } from "../../../shared/runbooks/next-move.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { openIntent } from "../../../shared/runbooks/run-state.ts";
import type { Ending } from "../../../shared/runbooks/runbook.ts";
import type { DrivenRun } from "./driven-run.ts";
import type { Person } from "./person.ts";

export interface Drive {
  run: DrivenRun;
  person: Person;
  play: ((deed: PersonDeed) => Promise<unknown>) | null;
  /** Why a run was stopped by this driver. */
  tell(...words: string[]): void;
}

export async function driveRun(drive: Drive): Promise<Ending> {
  const { run } = drive;
  for (;;) {
    await run.advance();
    const state = run.state();
    if (state.ending) return state.ending;
    await serve(drive, nextMove(state));
  }
}

async function serve({ run, person, play, tell }: Drive, move: Move): Promise<void> {
  const stop = (why: string) => {
    // It may have been stopped while the person was asked.
    if (run.state().cancelled !== null || run.state().ending) return;
    tell(why);
    run.cancel(why);
  };
  if (move.move === "ask") {
    const given = await person.answer(move.step, move.inputs);
    if (run.state().cancelled !== null) return;
    if (given.kind === "given") run.answer(move.step.id, given.values);
    else stop(given.why);
  } else if (move.move === "hand-over") {
    const why = (await person.did(move.step)) ?? (await played(move.step.deed, play));
    if (run.state().cancelled !== null) return;
    if (why === null) run.personDid(move.step.id);
    else stop(why);
  } else if (move.move !== "end" && move.move !== "none") {
    throw new Error(`the run stands still at ${move.step.id}`);
  }
}

/** null: there was nothing to play, or it was played. */
async function played(deed: PersonDeed | null, play: Drive["play"]): Promise<string | null> {
  if (!deed || !play) return null;
  try {
    await play(deed);
    return null;
  } catch (error) {
    if (error instanceof PairdeskError) return error.message;
    throw error;
  }
}

/**
 * A person wants it to stop now. Where nothing was changed the run is cancelled; a wait after a change is judged as its limit
 * would; a call under way is never left, since only looking tells what came of it. Answers with what that means, in words.
 */
export function stopRun(run: DrivenRun): string {
  const state = run.state();
  if (state.ending) return "The run is over.";
  if (openIntent(state)) return "A call is under way: what came of it is looked at first.";
  const move = nextMove(state);
  if (state.changedAt !== null && move.move === "wait") {
    run.stopWaiting(move.step.id);
    return "The wait was ended. What is seen now decides how the run ends.";
  }
  // What is seen now may still prove the change.
  if (state.changedAt !== null && (move.move === "check" || move.move === "decide" || move.move === "end")) {
    return "What was changed is looked at, then the run ends.";
  }
  if (state.cancelled === null) run.cancel("Stopped at the terminal.");
  return state.changedAt === null ? "Stopped. Nothing was changed." : "Stopped. What was changed before stays.";
}
