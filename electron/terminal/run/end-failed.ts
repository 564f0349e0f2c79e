/**
 * Whatever keeps a run from its end, told as an end: with --json the last line says how it stands, as text it is on standard
 * error. Exit code and outcome always agree, and neither says "refused" once something was changed.
 */
import { PairdeskError } from "../../../shared/errors.ts";
import { openIntent, type RunState } from "../../../shared/runbooks/run-state.ts";
import type { Outcome } from "../../../shared/runbooks/runbook.ts";
import { openDeed } from "../../../shared/runbooks/stopped-ending.ts";
import { systemClock as clock, isoNow } from "../../core/ports.ts";
import type { CommandContext } from "../command-context.ts";
import { toJson } from "../plain-text.ts";
import type { DrivenRun } from "./driven-run.ts";
import { outcomeCodes } from "./outcome-code.ts";

/** The run that this command has before it; null before there is one. */
export interface RunAtHand {
  current: { run: Pick<DrivenRun, "state">; id: string } | null;
}

/** Throws what is no failure of a known kind, and what happens after the run's own end was told. */
export async function endFailed<Code>(
  { json }: { json?: boolean },
  { output, tell }: CommandContext,
  work: (atHand: RunAtHand) => Promise<Code>,
): Promise<Code | 1 | 2 | 3 | 4 | 0> {
  const atHand: RunAtHand = { current: null };
  try {
    return await work(atHand);
  } catch (error) {
    const state = atHand.current?.run.state() ?? null;
    if (state?.ending) throw error;
    const isKnown = error instanceof PairdeskError;
    const outcome = isKnown ? outcomeOf(state) : "unknown";
    const left = leftWords(atHand, state);
    const words = isKnown ? [error.message, error.advice, ...left] : ["Pairdesk made a mistake and stopped.", ...left];
    if (json) {
      output.write(`${toJson({ event: "ended", at: isoNow(clock), outcome, text: words.join(" "), next: [] })}\n`);
    }
    if (!isKnown) throw error;
    tell(...words);
    return outcomeCodes[outcome];
  }
}

function outcomeOf(state: RunState | null): Outcome {
  if (state && (openIntent(state) || (state.changedAt === null && openDeed(state)))) return "unknown";
  return state === null || state.changedAt === null ? "refused" : "incomplete";
}

function leftWords({ current }: RunAtHand, state: RunState | null): string[] {
  if (!current || !state || state.started.isDryRun) return [];
  const isUntouched = state.changedAt === null && openDeed(state) === null;
  const changed = isUntouched ? "Nothing was changed." : "What was changed before stays: look at both appliances.";
  return [changed, `The run stays open. Go on with it: pairdesk run --resume ${current.id}`];
}
