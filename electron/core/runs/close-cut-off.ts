/**
 * Ends a run that was cut off. Nothing is sent. What the appliances keep in their caches is waited out first, so that only
 * what was seen afterwards is judged and told. One that had come to its end, and only the end was not kept, ends as it had: its
 * proof is in the journal.
 */

import type { Check, CheckResult } from "../../../shared/runbooks/check.ts";
import { type Closing, closingByProof, closingOf, type ToldRoles } from "../../../shared/runbooks/closing-of.ts";
import { keyFileWords } from "../../../shared/runbooks/key-file-words.ts";
import { nextMove } from "../../../shared/runbooks/next-move.ts";
import { openIntent, stepsOf } from "../../../shared/runbooks/run-state.ts";
import type { RunbookId, Step } from "../../../shared/runbooks/runbook.ts";
import { isProvedWithoutHealth } from "../../../shared/runbooks/seen-without-health.ts";
import { openDeed, wordsIfStopped } from "../../../shared/runbooks/stopped-ending.ts";
import { isoNow } from "../ports.ts";
import type { RunParts } from "./run-parts.ts";

/**
 * Throws PairdeskError `run-refused` when it is over, `disk-full` and the like. Where the program ends in the wait the run
 * stays as it is.
 */
export async function closeCutOff(parts: RunParts, words: string): Promise<void> {
  const { journal, isWhole, clock } = parts;
  const move = nextMove(journal.state());
  if (isWhole && move.move === "end") return journal.record({ event: "ended", at: isoNow(clock), ...move.ending });
  const open = openIntent(journal.state());
  if (open) {
    const outcome = { kind: "unclear", words } as const;
    journal.record({ event: "called", at: isoNow(clock), step: open.id, outcome });
  }
  const closed = "A person closed it after Pairdesk had ended in the middle of it.";
  const end = (
    outcome: "refused" | "incomplete" | "failed" | "unknown",
    text: string,
    next: readonly RunbookId[] = [],
  ) => journal.record({ event: "ended", at: isoNow(clock), outcome, text: `${closed} ${text}`, next: [...next] });
  const isUntouched = journal.state().changedAt === null;
  const isMaybeDone = isUntouched && openDeed(journal.state()) !== null;
  if (isWhole && isUntouched && !isMaybeDone) {
    return end("refused", ["Nothing had been changed.", keyFileWords(journal.state())].filter(Boolean).join(" "));
  }
  parts.polling.hold();
  try {
    const closing = await closingNow(parts);
    if (closing === "ended") return;
    const { outcome, text, isInOrder } = closing;
    const stands = isInOrder ? null : wordsIfStopped(journal.state());
    const told = [text, stands?.text, isWhole ? "" : lostWords, keyFileWords(journal.state())]
      .filter(Boolean)
      .join(" ");
    end(isWhole && (isInOrder || !isMaybeDone) ? outcome : "unknown", told, stands?.next);
  } finally {
    parts.polling.release();
  }
}

const lostWords = "Parts of its journal are lost, so nobody knows what it sent: look at both appliances.";

async function closingNow(parts: RunParts): Promise<Closing | "ended"> {
  const state = parts.journal.state();
  if (isProvedWithoutHealth(state.started.runbook)) {
    return closingByProof(await proofsSeen(parts).catch((error: unknown) => untold(parts, error)));
  }
  const seen = await lookFreshly(parts);
  return seen === "ended" ? seen : closingOf(state, seen, parts.clock.nowMs());
}

function untold({ log }: RunParts, error: unknown): [] {
  log.error("run.look-failed", error);
  return [];
}

/** null: it could not be looked. */
async function lookFreshly(parts: RunParts): Promise<ToldRoles | "ended" | null> {
  const { looks, clock, sleeps, log } = parts;
  try {
    for (let waits = 0; clock.nowMs() < looks.freshFromMs(); waits += 1) {
      if (waits > mostWaits) return null;
      const untilMs = looks.freshFromMs();
      await sleeps.sleep(untilMs - clock.nowMs());
      if (sleeps.isOver()) return "ended";
    }
    await looks.lookAtAll();
    const isProved = (await proofsSeen(parts)).every(({ answer }) => answer === "yes");
    return {
      roles: looks.situation().appliances.map(({ name, reading }) => ({ name, role: reading?.role ?? null })),
      isProved,
    };
  } catch (error) {
    log.error("run.look-failed", error);
    return null;
  }
}

/** Others may ask within the wait, and it begins again. */
const mostWaits = 5;

async function proofsSeen({ journal, looks }: RunParts): Promise<CheckResult[]> {
  const { proof } = journal.state().started.runbook;
  const seen: CheckResult[] = [];
  for (const step of stepsOf(journal.state())) {
    const check = proof.includes(step.id) ? checkOf(step) : null;
    if (check) seen.push(await looks.judge(check));
  }
  return seen;
}

function checkOf(step: Step): Check | null {
  if (step.kind === "wait") return step.until;
  return step.kind === "check" ? step.check : null;
}
