/** Ends a run where no step of its runbook does: as refused while nothing was changed, otherwise as unknown. */
import { keyFileWords } from "../../../shared/runbooks/key-file-words.ts";
import { stoppedEnding } from "../../../shared/runbooks/stopped-ending.ts";
import { isoNow } from "../ports.ts";
import type { RunParts } from "./run-parts.ts";

export const endEarly = ({ journal, clock }: Pick<RunParts, "journal" | "clock">, why: string): void => {
  const { text, ...ending } = stoppedEnding(journal.state(), why, "unknown");
  const told = [text, keyFileWords(journal.state())].filter(Boolean).join(" ");
  journal.record({ event: "ended", at: isoNow(clock), ...ending, text: told });
};
