/**
 * A history as one HTML file that prints well: no script, nothing fetched, every text escaped, and a content security policy
 * that holds a reader's browser to it. Times are those of the computer that watched, with UTC in each `time` element.
 */
import type { SavedHistory } from "../../../shared/domain/saved-history.ts";
import { historyFormat } from "./history-json.ts";
import { html, type Markup } from "./html/markup.ts";
import { createReportClock, type ReportClock } from "./html/report-clock.ts";
import { reportPage } from "./html/report-page.ts";
import { reportStyle } from "./html/report-style.ts";
import { availabilityPart, summary } from "./html/report-summary.ts";
import { certificateTable, gapTable, incidentTable, saidTables, syncTable } from "./html/report-tables.ts";
import { timelineDrawing } from "./html/timeline-drawing.ts";

const methodNames = { "shared-ip": "shared IP", "dns-swing": "DNS swing", "nat-swing": "NAT swing" };

export function historyHtml(saved: SavedHistory): string {
  const { timeline } = saved;
  const clock = createReportClock(saved.timeZone);
  const parts = [
    summary(timeline),
    timelineDrawing(timeline, clock),
    incidentTable(timeline, clock),
    availabilityPart(timeline),
    gapTable(timeline, clock),
    certificateTable(saved, clock),
    saidTables(timeline, clock),
    syncTable(timeline, clock),
  ];
  const body = html`${heading(saved, clock)}
${parts}
${foot(saved, clock)}`;
  return reportPage({ title: `History of ${timeline.name}`, style: reportStyle, savedBy: saved.savedBy, body });
}

function heading({ timeline, pair }: SavedHistory, clock: ReportClock): Markup {
  const appliances = pair.appliances.map(({ name, host }) => {
    const words = name === pair.normalPrimary ? "normal primary" : "normal backup";
    return `${name} (${words}, ${host})`;
  });
  return html`<header><h1>History of ${timeline.name}</h1>
<p class="lead">${clock.time(timeline.from)} to ${clock.time(timeline.until)} (${clock.zone})<br>
${pair.site.host} · ${methodNames[pair.method]} · ${appliances.join(" · ")}</p></header>`;
}

const foot = ({ savedAt, savedBy, timeZone, timeline }: SavedHistory, clock: ReportClock): Markup => html`<footer>
<dl><dt>Written</dt><dd>${clock.time(savedAt)} by Pairdesk ${savedBy}</dd>
<dt>Time zone</dt><dd id="time-zone">${timeZone}</dd>
<dt>Schema</dt><dd id="schema">${historyFormat}</dd>
<dt>Recorded since</dt><dd>${timeline.recordedSince === null ? "never" : clock.time(timeline.recordedSince)}</dd>
<dt>Last known</dt><dd>${clock.time(timeline.asOf)}</dd></dl>
<p>What was seen from this computer, and nothing else. Times in which nobody watched are hatched; they improve and worsen no figure.</p></footer>`;
