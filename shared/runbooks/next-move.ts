/**
 * What a run does next, from its state alone. A step is gone through when its condition holds once everything before it is
 * over; a call that may have been sent is never sent again.
 */
import type { EvidenceLine } from "./check.ts";
import { describeForeignChange } from "./foreign-changes.ts";
import { keyFileWords } from "./key-file-words.ts";
import { holds, isPassedBy, type RunState, recordOf, stepsOf } from "./run-state.ts";
import type { Ending, Input, Step, StepOf } from "./runbook.ts";
import { changedText, stoppedEnding } from "./stopped-ending.ts";

export type Move =
  | { move: "check"; step: StepOf<"check"> }
  | { move: "ask"; step: StepOf<"question">; inputs: readonly Input[] }
  | { move: "act"; step: StepOf<"action"> }
  /** The call was intended and perhaps sent: only looking tells. */
  | { move: "reconcile"; step: StepOf<"action"> }
  | { move: "hand-over"; step: StepOf<"manual"> }
  | { move: "wait"; step: StepOf<"wait"> }
  | { move: "decide"; step: StepOf<"decision">; branch: string }
  | { move: "end"; ending: Ending }
  | { move: "none" };

export function nextMove(state: RunState): Move {
  if (state.ending) return { move: "none" };
  const move = moveOf(state);
  return move.move === "end" ? { move: "end", ending: withKeyFiles(move.ending, state) } : move;
}

function withKeyFiles(ending: Ending, state: RunState): Ending {
  const words = keyFileWords(state);
  return words === "" ? ending : { ...ending, text: `${ending.text} ${words}` };
}

function moveOf(state: RunState): Move {
  for (const step of stepsOf(state)) {
    const record = recordOf(state, step.id);
    if (record.answer !== null) {
      const end = step.ends?.find(({ is }) => record.answer !== null && is.includes(record.answer));
      if (end)
        return { move: "end", ending: truthful({ outcome: end.outcome, text: end.text, next: end.next }, state) };
      continue;
    }
    if (record.intendedAt !== null && step.kind === "action") return { move: "reconcile", step };
    if (state.foreign.length > 0) return { move: "end", ending: stoppedEnding(state, foreignText(state)) };
    if (state.cancelled !== null) return { move: "end", ending: stoppedEnding(state, whyCancelled(state.cancelled)) };
    if (!isPassedBy(step, state)) return take(step, state);
  }
  return { move: "end", ending: conclude(state) };
}

function take(step: Step, state: RunState): Move {
  switch (step.kind) {
    case "check":
      return { move: "check", step };
    case "question":
      return { move: "ask", step, inputs: step.inputs.filter(({ when }) => holds(when, state)) };
    case "action":
      return { move: "act", step };
    case "manual":
      return { move: "hand-over", step };
    case "wait":
      return { move: "wait", step };
    case "decision": {
      const branch = step.branches.find(({ when }) => holds(when, state));
      if (!branch) throw new Error(`no branch of ${step.id} holds`);
      return { move: "decide", step, branch: branch.name };
    }
  }
}

const foreignText = ({ foreign }: RunState): string =>
  `Something about the pair changed after the plan was shown, and not by this run, so this call was not sent. ${foreign.map(describeForeignChange).join(" ")} Look at the pair, then begin again.`;

function whyCancelled(reason: string): string {
  const why = reason.trim();
  const text = "It was stopped before it was over";
  if (why === "") return `${text}.`;
  return `${text}: ${why}${/[.!?]$/.test(why) ? "" : "."}`;
}

/** A runbook's own words for an end do not outweigh what happened: nothing is done unproved, or refused once changed. */
function truthful(ending: Ending, state: RunState): Ending {
  const { outcome, text } = ending;
  if (outcome === "done" && !state.started.isDryRun && !isProved(state)) {
    return { ...ending, outcome: "unknown", text: `${text} It was not proved by both appliances.` };
  }
  if (outcome === "refused" && state.changedAt !== null) {
    return { ...ending, outcome: "incomplete", text: `${text} ${changedText}` };
  }
  return ending;
}

/** Which steps' lines prove the end, and whether they do. */
function conclude(state: RunState): Ending {
  const { runbook, isDryRun } = state.started;
  if (isDryRun) return { outcome: "done", text: "Dry run: no call that changes anything was made.", next: [] };
  const proofs = runbook.proof.map((id) => recordOf(state, id)).filter(({ answer }) => answer !== null);
  if (isProved(state)) return { outcome: "done", ...runbook.done };
  const isSeen = proofs.some(({ answer }) => answer === "no");
  return { outcome: isSeen ? "incomplete" : "unknown", ...runbook.incomplete };
}

/** Everything that must be so was seen to be so, of both appliances, after the last change. */
export function isProved(state: RunState): boolean {
  const { runbook, facts, at } = state.started;
  const proofs = runbook.proof.map((id) => recordOf(state, id)).filter(({ answer }) => answer !== null);
  if (proofs.length === 0 || proofs.some(({ answer }) => answer !== "yes")) return false;
  const since = state.changedAt ?? at;
  const lines = proofs.flatMap(({ result }) => result?.lines ?? []);
  return facts.appliances.every(({ name }) => lines.some((line) => isAbout(name, since, line)));
}

const isAbout = (name: string, since: string, { about, holds: answer, at }: EvidenceLine): boolean =>
  about === name && answer === "yes" && at !== null && Date.parse(at) >= Date.parse(since);
