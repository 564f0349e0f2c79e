import { expect, test } from "vitest";
import { historyHtml } from "../../../electron/core/reports/history-html.ts";
import { html } from "../../../electron/core/reports/html/markup.ts";
import { createReportClock } from "../../../electron/core/reports/html/report-clock.ts";
import { savedHistoryOf } from "../../fixtures/saved-history-of.ts";

const saved = savedHistoryOf(Date.UTC(2026, 2, 1));

test("everything that is put in is text, in an element as in an attribute", () => {
  const hostile = `"><script>alert('&')</script>\u0000\u202e`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\ufffd\ufffd">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\ufffd\ufffd</p>",
  );
});

test("has no script, fetches nothing and forbids both", () => {
  const page = historyHtml(saved);
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
  expect(page).not.toMatch(/<(script|link|img|iframe|object|form)\b|\son\w+=|https?:|@import|url\((?!#)/);
});

test("a zone that is not known here is shown in UTC", () => {
  expect(createReportClock("Mars/Olympus").zone).toBe("UTC");
  expect(historyHtml({ ...saved, timeZone: "Mars/Olympus" })).toContain("(UTC)");
});

test("ticks are round in the zone of the report, also when summer time begins among them", () => {
  const clock = createReportClock("Europe/Vienna");
  const period = { fromMs: Date.UTC(2026, 2, 27, 5), untilMs: Date.UTC(2026, 2, 31, 5) };
  const ticks = clock.ticks(period, 86_400_000);
  expect(ticks.map(({ atMs, words }) => [new Date(atMs).toISOString(), words])).toEqual([
    ["2026-03-27T23:00:00.000Z", "28 Mar"],
    ["2026-03-28T23:00:00.000Z", "29 Mar"],
    ["2026-03-29T22:00:00.000Z", "30 Mar"],
    ["2026-03-30T22:00:00.000Z", "31 Mar"],
  ]);
});
