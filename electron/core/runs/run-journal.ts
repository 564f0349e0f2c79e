/**
 * The state of one run and the only way to move it on: an event is accepted by the engine, then kept, and only then is it so.
 * When it cannot be kept the state stays as it was, and whoever wanted to act on it gets the error instead.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import { acceptEvent } from "../../../shared/runbooks/accept-event.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunState } from "../../../shared/runbooks/run-state.ts";

/** Durable before it returns; throws PairdeskError `disk-full` and the like. */
export type AppendEvent = (event: RunEvent) => void;

export interface RunJournal {
  state(): RunState;
  /** Throws PairdeskError `run-refused` where the event has no place, and what `append` throws. */
  record(event: RunEvent): void;
  /** Whether this very error came from keeping an event. */
  isFailure(error: unknown): boolean;
}

export function createRunJournal(begun: RunState, append: AppendEvent, onChange: () => void): RunJournal {
  let state = begun;
  let failure: unknown = null;
  return {
    state: () => state,
    record(event) {
      const accepted = acceptEvent(state, event);
      if (!accepted.isAccepted) throw refusal(sentence(accepted.why));
      try {
        append(event);
      } catch (error) {
        failure = error;
        throw error;
      }
      state = accepted.state;
      onChange();
    },
    isFailure: (error) => failure !== null && error === failure,
  };
}

export const refusal = (why: string, advice = "Nothing was changed by it. See where the run is now."): PairdeskError =>
  new PairdeskError("run-refused", why, advice);

/** The engine gives a sentence or the part of one. */
const sentence = (why: string): string =>
  `${why.charAt(0).toUpperCase()}${why.slice(1)}${/[.!?]$/.test(why) ? "" : "."}`;
