/** How a run and its steps stand, in words. What they stand at comes from the core; nothing here weighs anything. */
import type { Answer } from "../../shared/domain/answer.ts";
import type { CallOutcome } from "../../shared/runbooks/run-call.ts";
import type { RunSummary, RunView, StepView } from "../../shared/runbooks/run-view.ts";
import type { Outcome, RunbookId } from "../../shared/runbooks/runbook.ts";
import type { VetoHit } from "../../shared/runbooks/vetoes/veto.ts";
import { presentStepWords, runName } from "./run-names.ts";
import { type LookWords, stepLooks } from "./step-words.ts";

export const outcomeLooks: Record<Outcome, LookWords & { meaning: string }> = {
  done: { words: "Done", tone: "good", meaning: "It took place, and both appliances prove it." },
  incomplete: {
    words: "Incomplete",
    tone: "caution",
    meaning: "The change took place, and something of it is missing.",
  },
  failed: { words: "Failed", tone: "alarm", meaning: "The change did not take place, which was seen." },
  unknown: { words: "Unknown", tone: "exposed", meaning: "What took place could not be seen." },
  refused: { words: "Refused", tone: "unsure", meaning: "Nothing was changed." },
};

export type RunStanding = Pick<RunSummary, "state" | "ending" | "isDryRun">;

const openWords: Record<Exclude<RunSummary["state"], "ended">, LookWords> = {
  working: { words: "Under way", tone: "unsure" },
  yours: { words: "Waits for you", tone: "caution" },
  "cut-off": { words: "Cut off", tone: "exposed" },
};

/** Nothing took place, so it does not look as if something had. */
const goneThrough: LookWords = { words: "Gone through", tone: "unsure" };

export const isGoneThrough = ({ state, ending, isDryRun }: RunStanding): boolean =>
  isDryRun && state === "ended" && ending?.outcome === "done";

/** `Done`, `Waits for you`; of a dry run that it was one stands beside it. */
export function runLook(run: RunStanding): LookWords {
  const { state, ending } = run;
  if (state !== "ended") return openWords[state];
  if (isGoneThrough(run)) return goneThrough;
  return outcomeLooks[ending?.outcome ?? "unknown"];
}

export const runMeaning = ({ ending, isDryRun }: Pick<RunSummary, "ending" | "isDryRun">): string =>
  isDryRun && ending?.outcome === "done"
    ? "It was gone through to its end; nothing was changed."
    : outcomeLooks[ending?.outcome ?? "unknown"].meaning;

export function changesWords({ hasWritten, isDryRun, state }: RunSummary): string {
  if (isDryRun) return "none, it is a dry run";
  if (hasWritten) return "a call was sent, or may have been";
  return state === "ended" ? "none" : "none so far";
}

export const whoWords: Record<StepView["who"], string> = { pairdesk: "Pairdesk", person: "You" };

export const holdsLooks: Record<Answer, LookWords> = {
  yes: { words: "Yes", tone: "good" },
  no: { words: "No", tone: "alarm" },
  unknown: { words: "Not known", tone: "exposed" },
};

/** While it is still waited for, a no is none. */
export const notYetLook: LookWords = { words: "Not yet", tone: "unsure" };

export const callLooks: Record<CallOutcome["kind"], LookWords> = {
  accepted: { words: "Accepted", tone: "good" },
  refused: { words: "Refused", tone: "alarm" },
  unclear: { words: "Not clear", tone: "exposed" },
};

export const vetoWords = ({ weight, holds }: VetoHit): string => {
  if (weight === "hard") return "Stops the run";
  if (weight === "soft") return holds === "yes" ? "Needs your reason" : "Cannot be ruled out; needs your reason";
  return holds === "yes" ? "To know" : "Cannot be ruled out";
};

/** Why it stands first. The planned switch does so when nothing asks for another one, not because roles have to change. */
export const calledForWords = (id: RunbookId): string =>
  id === "planned-switch" ? "For planned work" : "Called for now";

/** With a full stop, unless it is a question already. */
export const sentenceOf = (words: string): string => (/[.?!…]$/.test(words) ? words : `${words}.`);

/** One sentence for a reader each time it gets somewhere; nothing in it ticks. */
export function announcementOf(run: RunView): string {
  const { words } = runLook(run);
  if (run.state === "ended") return `${runName(run)} ended: ${words}. ${run.ending?.text ?? ""}`.trim();
  const present = run.steps.find(({ id }) => id === run.step);
  const at = presentStepWords(run);
  if (!present || at === null || run.state === "cut-off") return `${runName(run)}: ${words}.`;
  return `${at}, ${stepLooks[present.status].words}.`;
}

/** `8 s`, `2 min 5 s`, `1 h 4 min`, `3 d 2 h`: two units, for what a person waits for. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return "0 s";
  const two = units.slice(first, first + 2).filter(([count]) => count > 0);
  return two.map(([count, unit]) => `${count} ${unit}`).join(" ");
}

/** How long it should take, and how we come to say so. */
export function expectedWords({ expectedMs, basis }: Pick<NonNullable<StepView["wait"]>, "expectedMs" | "basis">): {
  length: string;
  why: string;
} {
  if (expectedMs === null || basis === null) return { length: "not known", why: "nobody can say how long it takes" };
  return {
    length: `about ${lengthWords(expectedMs)}`,
    why: basis === "learned" ? "learned from earlier runs of this pair" : "as it usually takes",
  };
}

/** `6 min 58 s left`; when it is past, it ends at any moment. */
export function leftWords(until: string, nowMs: number): string {
  const leftMs = Date.parse(until) - nowMs;
  return leftMs > 0 ? `${lengthWords(leftMs)} left` : "any moment now";
}

/** Between two times; null while one of them is missing. */
export const tookBetween = (startedAt: string | null, endedAt: string | null): string | null =>
  startedAt === null || endedAt === null ? null : lengthWords(Date.parse(endedAt) - Date.parse(startedAt));

/** To choose from, what went well last. */
export const outcomeChoices: readonly { value: Outcome; label: string }[] = (
  ["failed", "unknown", "incomplete", "refused", "done"] as const
).map((value) => ({ value, label: outcomeLooks[value].words }));
