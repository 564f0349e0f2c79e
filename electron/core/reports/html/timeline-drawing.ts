/** The lanes as one drawing per group: the pair's own, then each appliance's. What is wide enough carries its word. */
import type { PairTimeline, TimelineSpan } from "../../../../shared/domain/pair-timeline.ts";
import { exactDuration } from "../../../../shared/history/exact-duration.ts";
import { holeNames, laneName, valueName } from "../../../../shared/history/span-words.ts";
import { layOutLane, type PaperBar } from "./lay-out-lane.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportClock } from "./report-clock.ts";
import type { SpanTone } from "./span-tone.ts";

type Lane = PairTimeline["lanes"][number];

/** As wide as a printed page, so that its words are as large as the others there. */
const names = 128;
const strip = 572;
const rowHeight = 26;
const barHeight = 18;
const axisHeight = 22;
/** A word of this many letters fits a bar of this width. */
const letterWidth = 6.2;

export function timelineDrawing(timeline: PairTimeline, clock: ReportClock): Markup {
  const appliances = [...new Set(timeline.lanes.map(({ appliance }) => appliance))];
  const drawings = appliances.map((name) => {
    const own = timeline.lanes.filter(({ appliance }) => appliance === name);
    return group(name ?? "Pair", own, timeline, clock);
  });
  return html`<section class="timeline"><h2>Timeline</h2>${legend()}${drawings}</section>`;
}

function group(title: string, lanes: Lane[], timeline: PairTimeline, clock: ReportClock): Markup {
  const fromMs = Date.parse(timeline.from);
  const untilMs = Date.parse(timeline.until);
  const height = axisHeight + lanes.length * rowHeight;
  return html`<figure><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${names + strip} ${height}" role="img" aria-label="Timeline of ${title}">${patterns}${axis(fromMs, untilMs, height, clock)}${lanes.map(
    (lane, index) =>
      html`<g class="lane" data-kind="${lane.kind}" data-appliance="${lane.appliance ?? ""}"><text class="lane-name" x="0" y="${
        axisHeight + index * rowHeight + 13
      }">${laneName(lane)}</text>${layOutLane(lane.kind, lane.spans, { fromMs, untilMs, width: strip }).map((bar) =>
        drawBar(lane.kind, bar, axisHeight + index * rowHeight, clock),
      )}</g>`,
  )}</svg></figure>`;
}

function drawBar(kind: string, { x, width, tone, span, count }: PaperBar, y: number, clock: ReportClock): Markup {
  const word = wordOf(kind, span);
  const printed = shortWord(word, width);
  const times = `${clock.words(span.from)} to ${clock.words(span.until)}, ${lengthOf(span)}`;
  const more = count > 1 ? ` (the worst of ${count} in this moment)` : "";
  return html`<rect class="${tone}" x="${places(names + x)}" y="${y}" width="${places(Math.max(0.5, width))}" height="${barHeight}" data-from="${
    span.from
  }" data-until="${span.until}" data-value="${word}" data-count="${count}"><title>${word}: ${times}${more}</title></rect>${
    printed && html`<text class="bar-word" x="${places(names + x + 5)}" y="${y + 13}">${printed}</text>`
  }`;
}

const wordOf = (kind: string, span: TimelineSpan): string =>
  span.kind === "observed" ? valueName(kind, span.value) : holeNames[span.reason];

/** null where it would not fit. */
function shortWord(word: string, width: number): string | null {
  const short = word.replace("not watched: ", "");
  const fits = (text: string) => text.length * letterWidth + 10 <= width;
  return [word, short].find(fits) ?? null;
}

const lengthOf = ({ from, until }: TimelineSpan): string =>
  exactDuration((Date.parse(until) - Date.parse(from)) / 1000);
const places = (value: number): string => value.toFixed(2);

const hourMs = 3_600_000;
const steps = [1 / 4, 1, 3, 6, 12, 24, 48, 168, 336, 730, 2190, 8766].map((hours) => hours * hourMs);
const mostTicks = 6;

function axis(fromMs: number, untilMs: number, height: number, clock: ReportClock): Markup {
  const lengthMs = untilMs - fromMs;
  const stepMs = steps.find((step) => lengthMs / step <= mostTicks) ?? lengthMs / mostTicks;
  return html`${clock.ticks({ fromMs, untilMs }, stepMs).map(({ atMs, words }) => {
    const x = places(names + ((atMs - fromMs) / lengthMs) * strip);
    return html`<line class="tick" x1="${x}" x2="${x}" y1="4" y2="${height}"/><text class="tick-word" x="${x}" dx="4" y="13">${words}</text>`;
  })}`;
}

const patterns = html`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"/><rect width="2" height="6" class="hatch-line"/></pattern></defs>`;

const legendWords: readonly (readonly [SpanTone, string])[] = [
  ["good", "as it should be"],
  ["neutral", "a value, neither good nor bad"],
  ["caution", "degraded, overdue, unhealthy"],
  ["exposed", "unprotected"],
  ["down", "outage, conflict, no answer"],
  ["unknown", "looked, and could not tell"],
  ["gap", "not watched: nothing is known"],
];

const legend = (): Markup =>
  html`<ul class="legend">${legendWords.map(
    ([tone, words]) =>
      html`<li><svg viewBox="0 0 22 12" aria-hidden="true">${patterns}<rect class="${tone}" x="0.5" y="0.5" width="21" height="11"/></svg>${words}</li>`,
  )}</ul>`;
