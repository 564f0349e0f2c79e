/** What a person reads first, and the sum behind the percentage. */
import type { PairTimeline } from "../../../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../../../shared/history/exact-duration.ts";
import { coverageWords, shareWords } from "../../../../shared/history/share-words.ts";
import { html, type Markup } from "./markup.ts";

const unknown = "not known";

export function summary({ availability, incidents, syncs }: PairTimeline): Markup {
  const { share, coverage, downMs } = availability;
  const count = (severity: string) => incidents.filter((one) => one.severity === severity).length;
  const figures: [string, string][] = [
    [share === null ? unknown : shareWords(share), "availability of observed time"],
    [coverage === null ? unknown : coverageWords(coverage), "of this time was observed"],
    [exactDuration(downMs / 1000), "of observed outage"],
    [String(incidents.length), `incidents: ${count("critical")} critical, ${count("warning")} warnings`],
  ];
  const syncWords = syncs.length === 1 ? "One data sync" : `${syncs.length} data syncs`;
  return html`<section id="summary"><ul class="figures">${figures.map(
    ([figure, words]) => html`<li><strong>${figure}</strong><span>${words}</span></li>`,
  )}</ul><p class="soft">${syncWords} in this time.</p></section>`;
}

export function availabilityPart({ availability }: PairTimeline): Markup {
  const { share, coverage, atLeast, atMost, upMs, downMs, notObservedMs } = availability;
  const time = (ms: number) => exactDuration(ms / 1000);
  if (share === null || coverage === null || atLeast === null || atMost === null) {
    return html`<section id="availability"><h2>Availability</h2><p>Not known: nobody watched in this time.</p></section>`;
  }
  return html`<section id="availability"><h2>Availability</h2>
<p><strong>${shareWords(share)}</strong> of observed time, with ${coverageWords(coverage)} of this time observed. Over all of it, it lies between
${shareWords(atLeast)} and ${shareWords(atMost)}.</p>
<dl><dt>Without an outage (up)</dt><dd>${time(upMs)}</dd><dt>With an outage (down)</dt><dd>${time(downMs)}</dd>
<dt>Not observed</dt><dd>${time(notObservedMs)}</dd>
<dt>Availability</dt><dd>up / (up + down)</dd><dt>Coverage</dt><dd>(up + down) / (up + down + not observed)</dd>
<dt>At least, at most</dt><dd>up / all, and (up + not observed) / all</dd></dl>
<p class="soft">Only the verdict “outage” counts as down. Time in which nobody watched, or the verdict was unknown, counts as neither: it widens the
bounds.</p></section>`;
}
