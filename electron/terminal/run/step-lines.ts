/** What a step says to a person, line by line. */
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import type { CheckResult } from "../../../shared/runbooks/check.ts";
import type { ExactCall } from "../../../shared/runbooks/run-call.ts";
import type { Input, StepOf } from "../../../shared/runbooks/runbook.ts";
import type { Paint } from "../output.ts";

const signs = { yes: "✓", no: "✗", unknown: "?" } as const;
const signStyles = { yes: "green", no: "red", unknown: "yellow" } as const;
const gradeWords = {
  api: "told by the appliance",
  probe: "seen by a probe",
  attested: "attested",
  unknown: "not known",
};

/** The answer first, then each fact with where it comes from and when it was seen. */
export function evidenceLines({ answer, text, lines, vetoes = [] }: CheckResult, paint: Paint): string[] {
  return [
    `${paint(signStyles[answer], signs[answer])} ${answer}: ${text}`,
    // What stands against a run is said below with its weight: a tick beside it would look like praise.
    ...(vetoes.length > 0 ? [] : lines).map(({ about, what, holds, at, grade }) => {
      const source = [gradeWords[grade], at].filter((part) => part !== null && part !== undefined).join(", ");
      return `  ${paint(signStyles[holds], signs[holds])} ${nameBefore(about, what)}${what} (${source})`;
    }),
    ...vetoes.map(
      ({ weight, holds, condition, message }) =>
        `  ${paint(weight === "hard" ? "red" : "yellow", vetoWords[weight])}${holds === "unknown" ? " (cannot be ruled out)" : ""}: ${condition}: ${message}`,
    ),
  ];
}

const nameBefore = (about: string | null, what: string): string =>
  about === null || what.startsWith(about) ? "" : `${about}: `;

const vetoWords = { hard: "forbids it", soft: "speaks against it", shown: "to know" };

/** Exactly as it is sent; the token is not part of it. */
export const callLines = ({ appliance, method, url, headers, body }: ExactCall): string[] => [
  `to ${appliance}: ${method} ${url}`,
  ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ...(body === null ? [] : [`  ${body}`]),
];

export const manualLines = ({ text, instructions, copy }: StepOf<"manual">, url: string | null): string[] => [
  ...text,
  ...instructions.map((line, index) => `${index + 1}. ${line}`),
  ...(url === null ? [] : [`Page: ${url}`]),
  ...copy.flatMap(({ label, text: value }) => [`${label}:`, ...value.split("\n").map((line) => `  ${line}`)]),
];

export function waitLines({ patience, usualMs, limitMs }: StepOf<"wait">): string[] {
  const usual =
    usualMs === null ? "nobody can say how long it takes" : `usually it takes about ${exactDuration(usualMs / 1000)}`;
  return [
    `Waiting, at most ${exactDuration(limitMs / 1000)}; ${usual}. How far it is cannot be known: appliances do not tell.`,
    ...(patience === "" ? [] : [patience]),
  ];
}

export const inputLines = ({ label, hint, values = [] }: Input): string[] => [
  label,
  ...(hint === undefined ? [] : [`  ${hint}`]),
  ...values.map(
    ({ value, label: words, meaning }) =>
      `  ${value}${words === value ? "" : `  ${words}`}${meaning === undefined ? "" : `: ${meaning}`}`,
  ),
];
