/** What every procedure begins with: a look at everything, and whether the roles are still those it was written for. */
import type { ExpectedRole } from "../../check.ts";
import type { FactsOfAppliance } from "../../run-facts.ts";
import type { RunbookId, StepOf } from "../../runbook.ts";
import { chapters } from "./chapters.ts";

const lookText =
  "Both appliances, the site name and the certificates are read now. A later call is only made if all this is still so.";

/** `mustBothAnswer`: with why, where the procedure makes no sense against a silent appliance. */
export function lookFirst(mustBothAnswer?: { why: string; next: RunbookId[] }): StepOf<"check"> {
  const ends = mustBothAnswer && [
    { is: ["no", "unknown"], outcome: "refused" as const, text: mustBothAnswer.why, next: mustBothAnswer.next },
  ];
  return {
    id: "look",
    kind: "check",
    title: "Look at both appliances",
    chapter: chapters.ours,
    text: [lookText],
    check: { check: "look" },
    ...(ends ? { ends } : {}),
  };
}

export type Expected = readonly (readonly [FactsOfAppliance, ExpectedRole])[];

export const rolesCheck = (expected: Expected, isLinkCut = false) => ({
  check: "roles" as const,
  expected: expected.map(([{ name }, role]) => ({ appliance: name, role })),
  ...(isLinkCut ? { isLinkCut } : {}),
});

export const rolesWords = (expected: Expected): string =>
  expected.map(([{ name }, role]) => `${name} ${roleWords[role]}`).join(" and ");

const roleWords: Record<ExpectedRole, string> = {
  primary: "is primary",
  backup: "is backup",
  none: "has no failover role",
  "not-primary": "is not primary",
  "not-primary-so-far": "is not primary",
  any: "answers",
};

/** Refuses where the roles are others than those the procedure was written for. */
export function rolesFirst(expected: Expected, next: RunbookId[]): StepOf<"check"> {
  return {
    id: "roles-before",
    kind: "check",
    title: "Are the roles as this procedure needs them?",
    chapter: chapters.ours,
    text: [`It was written for this state: ${rolesWords(expected)}.`],
    check: rolesCheck(expected),
    ends: [
      {
        is: ["no"],
        outcome: "refused",
        text: "The roles are not as this procedure needs them, so nothing was changed. Look at the pair and choose what fits its present state.",
        next,
      },
      {
        is: ["unknown"],
        outcome: "refused",
        text: "The roles could not be seen well enough, so nothing was changed. Find out why an appliance does not tell its role, then begin again.",
        next: [],
      },
    ],
  };
}
