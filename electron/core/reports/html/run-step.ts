/** One step of a run in its report: who, when, how long, what was found, what was sent and what was said. */
import { exactDuration } from "../../../../shared/history/exact-duration.ts";
import type { CheckResult } from "../../../../shared/runbooks/check.ts";
import type { StepStatus, StepView } from "../../../../shared/runbooks/run-view.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportClock } from "./report-clock.ts";

const statusWords: Record<StepStatus, string> = {
  ahead: "… not reached",
  working: "… under way",
  yours: "… waits for a person",
  done: "✓ done",
  against: "✗ speaks against it",
  unclear: "? not known",
  skipped: "– skipped",
};
const kindWords: Record<StepView["kind"], string> = {
  check: "check",
  question: "question",
  action: "call",
  manual: "manual step",
  wait: "wait",
  decision: "decision",
};
const answerWords = { yes: "✓ yes", no: "✗ no", unknown: "? unknown" };
const gradeWords = {
  api: "told by the appliance",
  probe: "seen by a probe",
  attested: "attested",
  unknown: "not known",
};
const weightWords = { hard: "forbids it", soft: "speaks against it", shown: "to know" };
const outcomeWords = { accepted: "Accepted", refused: "Refused", unclear: "What came of it is not known" };

export function stepPart(step: StepView, number: number, clock: ReportClock): Markup {
  const chapter = step.chapter === "" ? null : html` · guide: ${step.chapter}`;
  return html`<article class="step" id="step-${step.id}"><h3>${number}. ${step.title}</h3>
<p class="soft"><span class="state">${statusWords[step.status]}</span> · ${kindWords[step.kind]} · ${whoWords[step.who]}${times(step, clock)}${chapter}</p>
${step.status === "ahead" || step.status === "skipped" ? null : content(step, clock)}</article>
`;
}

const whoWords = { pairdesk: "by Pairdesk", person: "by a person" };

function times({ startedAt, endedAt }: StepView, clock: ReportClock): Markup | null {
  const from = startedAt ?? endedAt;
  if (from === null) return null;
  if (endedAt === null) return html` · since ${clock.time(from)}`;
  const ms = Date.parse(endedAt) - Date.parse(from);
  return html` · ${clock.time(from)} to ${clock.time(endedAt)}, ${exactDuration(ms / 1000)}`;
}

const content = (step: StepView, clock: ReportClock): Markup[] => [
  ...step.text.map((words) => html`<p>${words}</p>`),
  ...(step.instructions.length === 0
    ? []
    : [html`<ol>${step.instructions.map((words) => html`<li>${words}</li>`)}</ol>`]),
  ...(step.url === null ? [] : [html`<p>Page: <span class="print">${step.url}</span></p>`]),
  ...step.copy.map(({ label, text }) => html`<p>${label}:</p><pre>${text}</pre>`),
  ...(step.branch === null ? [] : [html`<p>Went on with: <strong>${step.branch}</strong></p>`]),
  ...givenPart(step),
  ...waitPart(step, clock),
  ...callPart(step),
  ...(step.result ? evidencePart(step.result, clock) : []),
  ...step.notes.map(({ at, text }) => html`<p>Note, ${clock.time(at)}: <span class="said">${text}</span></p>`),
];

function givenPart({ inputs, given }: StepView): Markup[] {
  const entries = Object.entries(given);
  if (entries.length === 0) return [];
  const labelOf = (id: string) => inputs.find((input) => input.id === id)?.label ?? id;
  return [
    html`<table><thead><tr><th scope="col">Asked</th><th scope="col">Answered</th></tr></thead><tbody>${entries.map(
      ([id, value]) =>
        html`<tr><td>${labelOf(id)} <span class="code">${id}</span></td><td class="said">${value}</td></tr>`,
    )}</tbody></table>`,
  ];
}

function waitPart({ wait }: StepView, clock: ReportClock): Markup[] {
  if (!wait) return [];
  const { expectedMs, basis, limitAt } = wait;
  const words = basis === "learned" ? "in earlier runs of this pair it took about" : "it usually takes about";
  const usual = expectedMs === null ? "how long it takes is not known" : `${words} ${exactDuration(expectedMs / 1000)}`;
  return [
    html`<p class="soft">Waited, ${usual}${limitAt === null ? null : html`; at most until ${clock.time(limitAt)}`}.</p>`,
  ];
}

function callPart({ call, outcome, backup }: StepView): Markup[] {
  if (!call) return [];
  const headers = Object.entries(call.headers).map(([name, value]) => `\n${name}: ${value}`);
  const body = call.body === null ? "" : `\n\n${call.body}`;
  const lines = [html`<p>The exact call, to ${call.appliance}, without its token:</p>`];
  lines.push(html`<pre>${call.method} ${call.url}${headers}${body}</pre>`);
  if (outcome)
    lines.push(
      html`<p><strong>${outcomeWords[outcome.kind]}</strong>${outcome.words === "" ? "" : `: ${outcome.words}`}</p>`,
    );
  if (backup) {
    lines.push(
      html`<p>Backup kept as ${backup.file}: ${backup.bytes} bytes, SHA-256 <span class="print">${backup.sha256}</span></p>`,
    );
  }
  return lines;
}

function evidencePart(result: CheckResult, clock: ReportClock): Markup[] {
  const { answer, text, lines, vetoes = [], certificate } = result;
  // What stands against a run is said below with its weight: a tick beside it would look like praise.
  const rows = (vetoes.length > 0 ? [] : lines).map(
    ({ about, what, holds, at, grade }) =>
      html`<tr><td class="holds">${answerWords[holds]}</td><td>${about ?? "the pair"}</td><td>${what}</td><td>${gradeWords[grade]}</td><td>${
        at === null ? "not known" : clock.time(at)
      }</td></tr>\n`,
  );
  const heads = ["Holds", "About", "What", "From", "Seen"].map((head) => html`<th scope="col">${head}</th>`);
  return [
    html`<p><strong>${answerWords[answer]}</strong>: ${text}</p>`,
    ...(rows.length === 0 ? [] : [html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`]),
    ...(certificate ? [fingerprintsPart(certificate)] : []),
    ...vetoes.map(
      ({ condition, weight, holds, message }) =>
        html`<p><span class="severity">${weightWords[weight]}${holds === "unknown" ? " (cannot be ruled out)" : ""}</span>
<span class="code">${condition}</span> ${message}</p>`,
    ),
  ];
}

/** In full: what stands beside the evidence is shortened for reading. */
const fingerprintsPart = ({ sha256, keySha256 }: NonNullable<CheckResult["certificate"]>): Markup =>
  html`<p>Fingerprints (SHA-256): certificate <span class="print">${sha256}</span>, key <span class="print">${keySha256}</span></p>`;
