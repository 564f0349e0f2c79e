/**
 * What a pair serves and what follows from it, as one HTML file that prints well: no script, nothing fetched, every text escaped.
 * Times are in UTC, ages as of the moment of saving.
 */
import type { CertificatesReport } from "../../../shared/domain/certificates-report.ts";
import { createAgeWords } from "./html/age-words.ts";
import {
  certificateTable,
  checkTable,
  comparisonTable,
  differenceTable,
  handshakeTable,
  renewalTable,
  timelineTable,
} from "./html/certificate-tables.ts";
import { html, type Markup } from "./html/markup.ts";
import { readinessStyle } from "./html/readiness-style.ts";
import { answerWords } from "./html/readiness-words.ts";
import { createReportClock } from "./html/report-clock.ts";
import { reportPage } from "./html/report-page.ts";

export function certificatesHtml(report: CertificatesReport): string {
  const { pair, certificates, savedAt, savedBy, schema } = report;
  const clock = createReportClock("UTC");
  const aged = createAgeWords(clock, savedAt);
  const seen = aged(certificates.grid?.at ?? null, "never");
  const body = html`<header><h1>Certificates of ${pair.name}</h1>
<p class="lead">${pair.site}${pair.isPractice ? " · practice pair, no real appliances" : ""} · looked at ${seen}${
    certificates.isOld ? ", which is too long ago to be shown as how it is now" : ""
  }</p></header>
${rehearsalPart(report)}
${comparisonTable(certificates)}
${differenceTable(certificates)}
${checkTable(certificates, aged)}
${handshakeTable(certificates, aged)}
${certificateTable(certificates, clock)}
${renewalTable(certificates, clock)}
${timelineTable(certificates, clock)}
<footer><dl><dt>Written</dt><dd>${clock.time(savedAt)} by Pairdesk ${savedBy}</dd><dt>Time zone</dt><dd id="time-zone">UTC</dd>
<dt>Schema</dt><dd id="schema">${schema}</dd></dl>
<p>What was served to this computer, and nothing else. No private key and no secret is part of it.</p></footer>`;
  return reportPage({ title: `Certificates of ${pair.name}`, style: readinessStyle, savedBy, body });
}

function rehearsalPart({ certificates: { rehearsal, behind } }: CertificatesReport): Markup {
  const who = rehearsal.appliance ?? "whichever takes over";
  return html`<section class="ending" id="rehearsal"><strong>Clients would accept ${who}: ${
    answerWords[rehearsal.answer]
  }</strong>${rehearsal.reasons.map((reason) => html`<p>${reason}</p>`)}${
    behind === null ? null : html`<p>${behind.text}</p>`
  }</section>`;
}
