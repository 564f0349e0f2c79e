/**
 * Whether a pair could switch, as one HTML file that prints well: no script, nothing fetched, every text escaped, and a content
 * security policy that holds a reader's browser to it. Times are in UTC, ages as of the moment of saving.
 */
import type { ReadinessReport } from "../../../shared/domain/readiness-report.ts";
import type { AgedReadiness } from "../../../shared/readiness/readiness-check.ts";
import { createAgeWords } from "./html/age-words.ts";
import { html, type Markup } from "./html/markup.ts";
import { applianceTable } from "./html/readiness-appliances.ts";
import { readinessStyle } from "./html/readiness-style.ts";
import { changeTable, checkTable, conditionTable, findingTable, reasonTable } from "./html/readiness-tables.ts";
import { answerWords } from "./html/readiness-words.ts";
import { createReportClock, type ReportClock } from "./html/report-clock.ts";
import { reportPage } from "./html/report-page.ts";
import { settingsSheet } from "./html/settings-sheet.ts";

export function readinessHtml(report: ReadinessReport): string {
  const { pair, readiness, savedAt, savedBy, schema } = report;
  const clock = createReportClock("UTC");
  const aged = createAgeWords(clock, savedAt);
  const body = html`<header><h1>Readiness of ${pair.name}</h1>
<p class="lead">As of ${clock.time(savedAt)} (UTC)${pair.isPractice ? " · practice pair, no real appliances" : ""}</p></header>
${answerPart("planned", "Ready for a planned switch", readiness.planned)}
${answerPart("unplanned", `Ready if ${primaryOf(report)} dies`, readiness.unplanned)}
${pairFacts(report, clock)}
${reasonTable("planned", "What stands against a planned switch", readiness.planned, aged)}
${reasonTable("unplanned", "What stands against a takeover when the primary dies", readiness.unplanned, aged)}
${applianceTable(report, aged)}
${checkTable(report, aged)}
${settingsSheet(report, aged)}
${conditionTable(report)}
${findingTable(report, aged)}
${changeTable(report, aged)}
<footer><dl><dt>Written</dt><dd>${clock.time(savedAt)} by Pairdesk ${savedBy}</dd><dt>Time zone</dt><dd id="time-zone">UTC</dd>
<dt>Schema</dt><dd id="schema">${schema}</dd></dl>
<p>What was seen from this computer and what people said to it, and nothing else. No secret is part of it.</p></footer>`;
  return reportPage({ title: `Readiness of ${pair.name}`, style: readinessStyle, savedBy, body });
}

function answerPart(id: string, question: string, { answer, reasons }: AgedReadiness): Markup {
  const words = reasons.length === 0 ? "Every condition is met." : reasons.map(({ message }) => message).join(" ");
  return html`<section class="ending" id="${id}"><strong>${question}: ${answerWords[answer]}</strong><p>${words}</p></section>`;
}

const primaryOf = ({ appliances }: ReadinessReport): string =>
  appliances.find(({ role }) => role === "primary")?.name ?? "the primary";

const methodNames: Record<ReadinessReport["pair"]["method"], string> = {
  "shared-ip": "shared IP",
  "dns-swing": "a change in DNS",
  "nat-swing": "a change of NAT",
};

function pairFacts({ pair }: ReadinessReport, clock: ReportClock): Markup {
  const when = (at: string | null) => (at === null ? "never" : html`${clock.time(at)} (UTC)`);
  return html`<section id="pair"><h2>The pair</h2><dl><dt>Name</dt><dd>${pair.name}</dd><dt>Site</dt><dd>${pair.site}</dd>
<dt>How the address follows</dt><dd>${methodNames[pair.method]}</dd><dt>Verdict</dt><dd>${pair.verdict}</dd>
<dt>Site name is served by</dt><dd>${pair.servedBy}</dd><dt>Site name last asked</dt><dd>${when(pair.siteLookedAt)}</dd>
<dt>Concluded</dt><dd>${when(pair.assessedAt)}</dd>
<dt>Maintenance</dt><dd>${pair.maintenanceUntil === null ? "none" : html`until ${when(pair.maintenanceUntil)}`}</dd></dl></section>`;
}
