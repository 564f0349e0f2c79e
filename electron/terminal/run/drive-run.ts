/**
 * Drives one run to its end: the executor goes on by itself, and here a person or a file answers what it asks. Whatever keeps
 * an answer from coming ends the run in order, so that its journal says why.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import { type Move, nextMove } from "../../../shared/runbooks/next-move.ts";
import type { PersonDeed } from "../../../shared/runbooks/person-deed.ts";
import { isReadingCall, openIntent } from "../../../shared/runbooks/run-state.ts";
import type { Ending } from "../../../shared/runbooks/runbook.ts";
import { openDeed } from "../../../shared/runbooks/stopped-ending.ts";
import type { RunFileDesk } from "../../core/runs/run-file-desk.ts";
import type { DrivenRun } from "./driven-run.ts";
import type { Person } from "./person.ts";

export interface Drive {
  run: DrivenRun;
  person: Person;
  play: ((deed: PersonDeed, file: RunFileDesk) => Promise<unknown>) | null;
  /** Why a run was stopped by this driver. */
  tell(...words: string[]): void;
}

/** `isOpen`: it could not be stopped where it stands, and waits to be taken up again. */
export type Driven = Ending & { isOpen: boolean };

export async function driveRun(drive: Drive): Promise<Driven> {
  const { run } = drive;
  for (;;) {
    await run.advance();
    const state = run.state();
    if (state.ending) return { ...state.ending, isOpen: false };
    const left = await serve(drive, nextMove(state));
    if (left !== null) return { outcome: "incomplete", text: left, next: [], isOpen: true };
  }
}

/** null: it goes on. Otherwise why it cannot, and cannot be ended either. */
async function serve(drive: Drive, move: Move): Promise<string | null> {
  const { run, person } = drive;
  const isStopped = () => run.state().cancelled !== null || run.state().ending !== null;
  if (move.move === "ask") {
    const given = await person.answer(move.step, move.inputs);
    // It may have been stopped while the person was asked.
    if (isStopped()) return null;
    if (given.kind === "refused") return stop(drive, given.why);
    run.answer(move.step.id, given.values);
  } else if (move.move === "hand-over") {
    const why = (await person.did(move.step)) ?? (isStopped() ? null : await played(move.step.deed, drive));
    if (isStopped()) return null;
    if (why !== null) return stop(drive, why);
    run.personDid(move.step.id);
  } else if (move.move !== "end" && move.move !== "none") {
    throw new Error(`the run stands still at ${move.step.id}`);
  }
  return null;
}

function stop({ run, tell }: Drive, why: string): string | null {
  tell(why);
  try {
    run.cancel(why);
    return null;
  } catch (error) {
    if (!(error instanceof PairdeskError)) throw error;
    return `${why} ${error.message}`;
  }
}

/** null: there was nothing to play, or it was played. */
async function played(deed: PersonDeed | null, { play, run }: Drive): Promise<string | null> {
  if (!deed || !play) return null;
  try {
    await play(deed, run.file);
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
  const open = openIntent(state);
  if (open && !isReadingCall(open)) return "A call is under way: what came of it is looked at first.";
  const move = nextMove(state);
  if (state.changedAt !== null && move.move === "wait") {
    run.stopWaiting(move.step.id);
    return "The wait was ended. What is seen now decides how the run ends.";
  }
  // What is seen now may still prove the change.
  if (state.changedAt !== null && (move.move === "check" || move.move === "decide" || move.move === "end")) {
    return "What was changed is looked at, then the run ends.";
  }
  try {
    if (state.cancelled === null) run.cancel("Stopped at the terminal.");
  } catch (error) {
    if (error instanceof PairdeskError) return error.message;
    throw error;
  }
  if (state.changedAt === null && openDeed(state)) return "Stopped. Whether the open step was done is not known.";
  return state.changedAt === null ? "Stopped. Nothing was changed." : "Stopped. What was changed before stays.";
}
