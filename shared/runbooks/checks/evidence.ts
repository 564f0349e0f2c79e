/** How single lines of evidence make one answer. */
import type { ApplianceSituation } from "../../assessment/situation.ts";
import type { Answer } from "../../domain/answer.ts";
import type { CheckResult, EvidenceLine } from "../check.ts";

/** No as soon as one speaks against it; with something unknown, never yes. */
export function sumUp(lines: readonly EvidenceLine[]): Answer {
  if (lines.some(({ holds }) => holds === "no")) return "no";
  return lines.length === 0 || lines.some(({ holds }) => holds === "unknown") ? "unknown" : "yes";
}

/** One sentence: what is so, or what is not and what is not known. */
export function concluded(lines: EvidenceLine[], whenYes: string): CheckResult {
  const answer = sumUp(lines);
  if (answer === "yes") return { answer, text: whenYes, lines };
  const open = lines.filter(({ holds }) => holds === answer).map(({ what }) => what);
  const lead = answer === "no" ? "Not so" : "Not known yet";
  return { answer, text: `${lead}: ${open.join("; ") || "nothing was seen"}.`, lines };
}

export const yesIf = (is: boolean): Answer => (is ? "yes" : "no");

/** When the latest look at it was made, whatever it brought. ISO. */
export const lookedAt = ({ readBy, reachedBy, health }: ApplianceSituation): string | null =>
  (readBy ?? reachedBy ?? health)?.at ?? null;

export const unknownLine = (about: string | null, what: string, at: string | null = null): EvidenceLine => ({
  about,
  what,
  holds: "unknown",
  at,
  grade: "unknown",
});
