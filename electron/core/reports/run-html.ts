/**
 * A run as one HTML file that prints well: no script, nothing fetched, every text escaped, and a content security policy that
 * holds a reader's browser to it. Times are in UTC.
 */
import type { RunReport } from "../../../shared/domain/run-report.ts";
import { exactDuration } from "../../../shared/history/exact-duration.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { html, type Markup } from "./html/markup.ts";
import { createReportClock, type ReportClock } from "./html/report-clock.ts";
import { reportPage } from "./html/report-page.ts";
import { stepPart } from "./html/run-step.ts";
import { runStyle } from "./html/run-style.ts";

export function runHtml({ run, savedAt, savedBy, schema, journal }: RunReport): string {
  const clock = createReportClock("UTC");
  const body = html`<header><h1>${run.title}</h1>
<p class="lead">${run.pairName} · begun ${clock.time(run.startedAt)} (UTC) by ${run.by}${run.isDryRun ? " · dry run" : ""}</p></header>
${endingPart(run)}
${factsPart(run, clock)}
${foreignPart(run)}
${notesPart(run, clock)}
<section id="steps"><h2>Steps (${run.steps.length})</h2>
${run.steps.map((step, index) => stepPart(step, index + 1, clock))}</section>
<footer><dl><dt>Written</dt><dd>${clock.time(savedAt)} by Pairdesk ${savedBy}</dd><dt>Time zone</dt><dd id="time-zone">UTC</dd>
<dt>Schema</dt><dd id="schema">${schema}</dd><dt>Run</dt><dd>${run.id}</dd><dt>Events in the journal</dt><dd>${journal.length}</dd></dl>
<p>What was seen and done from this computer, and nothing else. No secret is part of it.</p></footer>`;
  return reportPage({ title: `${run.title}: ${run.pairName}`, style: runStyle, savedBy, body });
}

const outcomeNames = {
  done: "✓ Done",
  incomplete: "◐ Incomplete",
  failed: "✗ Failed",
  unknown: "? Not known",
  refused: "– Refused: nothing was written",
};

function endingPart({ ending, state, isDryRun, hasWritten }: RunView): Markup {
  const dry = isDryRun ? html`<p>A dry run: no call that changes anything was made.</p>` : null;
  if (!ending) {
    const words = state === "cut-off" ? "… Cut off: Pairdesk ended in the middle of it" : "… Not over yet";
    const changed = hasWritten ? "Something was changed already." : "Nothing was changed yet.";
    return html`<section class="ending" id="ending"><strong>${words}</strong><p>${changed}</p>${dry}</section>`;
  }
  const next = ending.next.length === 0 ? null : html`<p>Next: ${ending.next.join(", or ")}.</p>`;
  return html`<section class="ending" id="ending"><strong>${outcomeNames[ending.outcome]}</strong>
<p>${ending.text}</p>${next}${dry}</section>`;
}

function factsPart(run: RunView, clock: ReportClock): Markup {
  const { startedAt, endedAt } = run;
  const length =
    endedAt === null ? "not over yet" : exactDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  return html`<section id="facts"><h2>In short</h2><p>${run.summary}</p>
<dl><dt>Pair</dt><dd>${run.pairName}</dd><dt>Runbook</dt><dd>${run.title} <span class="code">${run.runbook}</span></dd>
<dt>Begun</dt><dd>${clock.time(startedAt)} (UTC) by ${run.by}</dd>
<dt>Ended</dt><dd>${endedAt === null ? "not yet" : html`${clock.time(endedAt)} (UTC)`}</dd><dt>How long</dt><dd>${length}</dd>
<dt>Changed anything</dt><dd>${run.hasWritten ? "yes" : "no"}</dd></dl></section>`;
}

const foreignPart = ({ foreignChange }: RunView): Markup | null =>
  foreignChange.length === 0
    ? null
    : html`<section id="foreign-change"><h2>Changed meanwhile, and not by this run</h2>${foreignChange.map(
        ({ appliance, text }) => html`<p><strong>${appliance}</strong>: ${text}</p>`,
      )}</section>`;

const notesPart = ({ notes }: RunView, clock: ReportClock): Markup | null =>
  notes.length === 0
    ? null
    : html`<section id="notes"><h2>Notes (${notes.length})</h2>${notes.map(
        ({ at, text }) => html`<p>${clock.time(at)}: <span class="said">${text}</span></p>`,
      )}</section>`;
