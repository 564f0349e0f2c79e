/** What a report of readiness lists line by line. */
import type { ReadinessReport } from "../../../../shared/domain/readiness-report.ts";
import type { AgedReadiness } from "../../../../shared/readiness/readiness-check.ts";
import { mailWords, seenWords } from "../../../../shared/readiness/readiness-words.ts";
import type { AgeWords } from "./age-words.ts";
import { html, type Markup } from "./markup.ts";
import { answerWords, gradeWords, severityNames } from "./readiness-words.ts";
import { part } from "./report-part.ts";

const codeMark = (code: string): Markup => html`<span class="code">${code}</span>`;

export const reasonTable = (id: string, title: string, { reasons }: AgedReadiness, aged: AgeWords): Markup =>
  part({
    id: `${id}-reasons`,
    title,
    none: "Nothing: every condition is met.",
    columns: ["Code", "Reason", "From", "Seen or said"],
    rows: reasons,
    cells: ({ code, message, grade, at }) => [codeMark(code), message, gradeWords[grade], aged(at)],
  });

export const checkTable = ({ checks }: ReadinessReport, aged: AgeWords): Markup =>
  part({
    id: "checks",
    title: "Best practice that Pairdesk sees by itself",
    none: "None.",
    columns: ["Holds", "What should be so", "From", "Seen"],
    rows: checks,
    cells: ({ check, answer, message, code, grade, at }) => [
      html`<span class="state">${answerWords[answer]}</span>`,
      html`<p>${seenWords[check].title}</p>${message === null ? null : html`<p>${message}</p>`}${
        answer === "unknown" ? html`<p class="soft">${seenWords[check].unknown}</p>` : null
      }${code === null ? null : codeMark(code)}`,
      gradeWords[grade],
      aged(at),
    ],
  });

export const conditionTable = ({ mailConditions }: ReadinessReport): Markup =>
  part({
    id: "mail-conditions",
    title: "Conditions on which the appliances send mail",
    none: "None.",
    columns: ["So now", "Condition"],
    rows: mailConditions,
    cells: ({ id, isNow, isUnsaid }) => [
      html`<span class="state">${conditionMark(isNow, isUnsaid)}</span>`,
      mailWords[id],
    ],
  });

function conditionMark(isNow: boolean, isUnsaid: boolean): string {
  if (isNow) return "! yes";
  return isUnsaid ? "? unknown" : "– no";
}

export const findingTable = ({ findings }: ReadinessReport, aged: AgeWords): Markup =>
  part({
    id: "findings",
    title: "Findings open now",
    none: "None.",
    columns: ["Finding", "About", "What", "Evidence"],
    rows: findings,
    cells: ({ code, severity, appliance, message, expected, evidence }) => [
      html`<p class="severity">${severityNames[severity]}</p>${codeMark(code)}`,
      appliance ?? "the pair",
      html`<p>${message}</p>${
        expected === null ? null : html`<p class="soft">Expected until ${aged(expected.until)}: ${expected.by}</p>`
      }`,
      html`${evidence.map(({ what, at, grade }) => html`<p>${what}, ${gradeWords[grade]}: ${aged(at)}</p>`)}`,
    ],
  });

export const changeTable = ({ openChanges }: ReadinessReport, aged: AgeWords): Markup =>
  part({
    id: "open-changes",
    title: "Changes in /login still to be entered again",
    none: "None.",
    columns: ["Made", "On", "Change", "Page", "By"],
    rows: openChanges,
    cells: ({ at, appliance, what, where, who }) => [
      aged(at),
      appliance,
      html`<span class="said">${what}</span>`,
      where,
      who === "" ? "nobody named" : who,
    ],
  });
