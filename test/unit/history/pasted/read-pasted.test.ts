import { expect, test } from "vitest";
import { type PastedHistory, readPasted } from "../../../../shared/history/pasted/read-pasted.ts";
import { longestPaste, longestReportText, mostReportsAtOnce } from "../../../../shared/history/report-limits.ts";

function read(text: string, { zone = "UTC", chosen = null as "day-first" | "month-first" | null } = {}): PastedHistory {
  const result = readPasted(text, { zone, chosen });
  if (result.kind !== "read") throw new Error(result.kind);
  return result;
}
const told = (text: string, zone = "UTC") => read(text, { zone }).lines.map(({ at, text: words }) => [at, words]);
const noon = "2026-03-14T12:05:09.000Z";

test.each([
  ["2026-03-14 12:05:09\tPrimary", "ISO"],
  ["2026-03-14T12:05:09Z\tPrimary", "ISO in UTC"],
  ["2026-03-14T14:05:09+02:00\tPrimary", "ISO with its distance from UTC"],
  ["2026-03-14T06:35:09-0530\tPrimary", "ISO with a distance without a colon"],
  ["2026-03-14 12:05:09 UTC\tPrimary", "with UTC named"],
  ["2026/03/14, 12:05:09\tPrimary", "with slashes"],
  ["2026-03-14\t12:05:09\tPrimary", "in two columns"],
  ["3/14/2026 12:05:09 PM\tPrimary", "month first with PM"],
  ["03/14/2026, 12:05:09 p.m.\tPrimary", "month first with p.m."],
  ["3/14/26 12:05:09\tPrimary", "a year of two digits"],
  ["14.3.2026 12:05:09\tPrimary", "with dots"],
  ["14/03/2026 12:05:09\tPrimary", "day first"],
  ["14 March 2026 12:05:09\tPrimary", "the month by its name"],
  ["14-Mar-2026 12:05:09\tPrimary", "the month by its short name"],
  ["March 14th, 2026 at 12:05:09 PM\tPrimary", "in an American sentence"],
  ["Sat Mar 14 12:05:09 UTC 2026\tPrimary", "as a shell writes it"],
  ["Sat, 14 Mar 2026 12:05:09 GMT\tPrimary", "as a mail writes it"],
  ["12:05:09 14 Mar 2026\tPrimary", "the time first"],
  ["12:05:09 PM on 3/14/2026\tPrimary", "the time first, month first"],
  ["1773489909\tPrimary", "seconds since 1970"],
  ["1773489909000\tPrimary", "milliseconds since 1970"],
  ["Primary\t2026-03-14 12:05:09", "the time last"],
  ["Primary  2026-03-14 12:05:09", "columns of spaces"],
  ["| 2026-03-14 12:05:09 | Primary |", "columns of bars"],
  ["[2026-03-14 12:05:09] Primary", "in brackets"],
  ["2026-03-14 12:05:09 - Primary", "with a dash"],
])("%s: %s", (line) => {
  expect(told(line)).toEqual([[noon, "Primary"]]);
});

test("columns are kept in their order and as they stand, whatever they say", () => {
  expect(told("site1\t2026-03-14 12:05:09\tBackup  \tFailover: 12 unsynced (<b>)\tÜber")).toEqual([
    [noon, "site1 | Backup | Failover: 12 unsynced (<b>) | Über"],
  ]);
  expect(told("2026-03-14 12:05:09.25 primary is down since 11:00")).toEqual([
    ["2026-03-14T12:05:09.250Z", "primary is down since 11:00"],
  ]);
});

test("midnight and noon of a clock of twelve hours are told apart", () => {
  const times = ["12:00 AM", "12:00 PM", "1:30 pm", "11:59 am"].map((time) => `3/14/2026 ${time}\tx`);
  expect(told(times.join("\n")).map(([at]) => at?.slice(11, 16))).toEqual(["00:00", "12:00", "13:30", "11:59"]);
});

test("a heading, rulers and empty lines are no lines; what cannot be read is listed with its reason", () => {
  const text = [
    "Date\tStatus",
    "----\t------",
    "",
    "2026-03-14 12:05:09\tPrimary",
    "14 March\tno time of day",
    "Mar 14 12:05:09 no year",
    "2026-02-30 12:00:00\tno such day",
    "2026-03-14 25:00:00\tno such hour",
    "2026-03-14 13:00 PM\tno such half",
    "2026-03-14 12:05:09",
    `2026-03-14 12:05:09\t${"x".repeat(longestReportText)}`,
  ].join("\r\n");
  const { lines, headings, notUnderstood } = read(text);
  expect(lines).toHaveLength(1);
  expect(headings).toBe(1);
  expect(notUnderstood.map(({ line, why }) => [line, why])).toEqual([
    [5, "no-time"],
    [6, "no-time"],
    [7, "no-such-time"],
    [8, "no-such-time"],
    [9, "no-time"],
    [10, "only-a-time"],
    [11, "too-long"],
  ]);
});

test("what may be the third of April or the fourth of March is asked, and nothing is read before", () => {
  const text = "3/4/2026 12:00\tPrimary\n5/5/2026 12:00\tBackup";
  expect(read(text)).toMatchObject({ order: { known: null, by: null }, lines: [] });
  const chosen = (order: "day-first" | "month-first") => read(text, { chosen: order }).lines.map(({ at }) => at);
  expect(chosen("day-first")).toEqual(["2026-04-03T12:00:00.000Z", "2026-05-05T12:00:00.000Z"]);
  expect(chosen("month-first")).toEqual(["2026-03-04T12:00:00.000Z", "2026-05-05T12:00:00.000Z"]);
});

test("one line that can be read one way only tells how the others are meant, and that is said", () => {
  const dayFirst = read("3/4/2026 12:00\ta\n25/4/2026 12:00\tb");
  expect(dayFirst).toMatchObject({
    order: { known: "day-first", by: "lines" },
    lines: [{ at: "2026-04-03T12:00:00.000Z" }, {}],
  });
  const monthFirst = read("3-4-2026 12:00\ta\n4-25-2026 12:00\tb");
  expect(monthFirst).toMatchObject({
    order: { known: "month-first", by: "lines" },
    lines: [{ at: "2026-03-04T12:00:00.000Z" }, {}],
  });
});

test("lines that contradict each other leave the question open", () => {
  expect(read("3/4/2026 12:00\ta\n25/4/2026 12:00\tb\n4/25/2026 12:00\tc").order).toEqual({ known: null, by: null });
});

test("dates with dots, and those that only one order makes a date, are never asked about", () => {
  expect(read("3.4.2026 12:00\ta\n14/3/2026 12:00\tb").order).toBeNull();
});

test("times are those of the zone the person names, through summer and winter", () => {
  expect(told("2026-01-14 12:00\tx\n2026-07-14 12:00\tx", "Europe/Berlin").map(([at]) => at)).toEqual([
    "2026-01-14T11:00:00.000Z",
    "2026-07-14T10:00:00.000Z",
  ]);
  expect(told("2026-07-14 12:00\tx", "Asia/Kathmandu")[0]?.[0]).toBe("2026-07-14T06:15:00.000Z");
  expect(told("2026-07-14 12:00 UTC\tx", "Asia/Kathmandu")[0]?.[0]).toBe("2026-07-14T12:00:00.000Z");
});

test.each([
  ["10:00 UTC-5", "15:00"],
  ["10:00 GMT+2", "08:00"],
  ["10:00 UTC+5:30", "04:30"],
  ["10:00 GMT+0530", "04:30"],
  ["10:00 (UTC+02:00)", "08:00"],
  ["10:00 (UTC)", "10:00"],
  ["10:00+02", "08:00"],
  ["10:00:00.5-05", "15:00"],
  ["10:00 +0200", "08:00"],
  ["10:00Z", "10:00"],
  ["10:00 AM UTC+1", "09:00"],
])("%s is the time in UTC that it says, in whatever zone the person is, and no rest of it is text", (clock, time) => {
  for (const zone of ["Europe/Vienna", "Asia/Kathmandu"]) {
    const [line] = told(`2026-03-14 ${clock}\tPrimary`, zone);
    expect([line?.[0]?.slice(0, 16), line?.[1]]).toEqual([`2026-03-14T${time}`, "Primary"]);
  }
});

test.each([
  "2026-03-14 10:00 EST\tPrimary",
  "2026-03-14 10:00:09 (PST)\tPrimary",
  "2026-03-14 10:00 AM CEST Primary",
  "3/14/2026 10:00 PM ET\tPrimary",
  "2026-03-14 10:00 Europe/Vienna\tPrimary",
  "2026-03-14 10:00[Europe/Vienna]\tPrimary",
  "2026-03-14\t10:00\tEST\tPrimary",
  "2026-03-14 10:00 +02\tPrimary",
  "2026-03-14 10:00 GMT -5 Primary",
  "2026-03-14 10:00-053 Primary",
  "2026-03-14 10:00 Pacific Standard Time\tPrimary",
  "10:00 14 Mar 2026 EDT\tPrimary",
  "2026-03-14 10:00 UTC+25\tPrimary",
  "2026-03-14 10:00 UTC-5:75\tPrimary",
])("%j names a zone that cannot be read, which is said and not taken for the person's own", (line) => {
  expect(read(line, { zone: "Europe/Vienna" })).toMatchObject({ lines: [], notUnderstood: [{ why: "other-zone" }] });
});

test.each([
  ["2026-03-14 10:00 UP and running", "UP and running"],
  ["2026-03-14 10:00 - 5 unsynced", "5 unsynced"],
  ["2026-03-14 10:00 -5 unsynced", "-5 unsynced"],
  ["2026-03-14 10:00 ERROR disk", "ERROR disk"],
  ["2026-03-14 10:00 HA is off", "HA is off"],
  ["2026-03-14 10:00 ESTABLISHED", "ESTABLISHED"],
  ["2026-03-14 10:00 Primary/Backup", "Primary/Backup"],
  ["2026-03-14 10:00\t-5\tunsynced", "-5 | unsynced"],
])("of %j the words beside the time stay text", (line, text) => {
  expect(told(line)).toEqual([["2026-03-14T10:00:00.000Z", text]]);
});

test("a zone between the clock and the date makes the line one without a time, never one of the person's own zone", () => {
  const text = "Sat Mar 14 10:00:09 EST 2026\tx\n10:00 EDT on 3/14/2026\tx";
  expect(read(text)).toMatchObject({ lines: [], notUnderstood: [{ why: "no-time" }, { why: "no-time" }] });
});

test("an hour that came twice is marked, one that never came is listed", () => {
  const text = "2026-10-25 02:30\ttwice\n2026-10-25 03:30\tonce\n2026-03-29 02:30\tnever";
  const { lines, notUnderstood } = read(text, { zone: "Europe/Berlin" });
  expect(lines.map(({ at, isTwice }) => [at, isTwice])).toEqual([
    ["2026-10-25T00:30:00.000Z", true],
    ["2026-10-25T02:30:00.000Z", false],
  ]);
  expect(notUnderstood).toMatchObject([{ line: 3, why: "skipped-hour" }]);
  const nights = "2026-03-08 02:59\tx\n2026-04-05 01:45\tx";
  expect(read(nights, { zone: "America/New_York" }).notUnderstood).toHaveLength(1);
  // Lord Howe Island sets its clocks by half an hour.
  expect(read(nights, { zone: "Australia/Lord_Howe" }).lines.map(({ isTwice }) => isTwice)).toEqual([false, true]);
});

test("a table's rows are read from its HTML, and nothing in it is more than text", () => {
  const html = `<html><body><p>Status history</p><table><thead><tr><th>Date</th><th>Status</th></tr></thead>
    <tr class="x"><td>2026-03-14<br>12:05:09</td><td>Primary&nbsp;&amp; <b>up</b> &lt;script&gt;</td></tr>
    <tr><td>2026-03-14 12:06:09</td><td><script>alert("a < b")</script><img src=x onerror="alert(1)">&#66;ack&#x75;p</td></tr>
    <!-- <tr><td>2026-03-14 12:07:09</td><td>in a comment</td></tr> --></table>`;
  const { lines, headings, notUnderstood } = read(html);
  expect(lines.map(({ text }) => text)).toEqual(["Primary & up <script>", "Backup"]);
  expect([headings, notUnderstood]).toEqual([1, []]);
});

test("the same table is the same lines, copied as text or as HTML", () => {
  const rows = ["2026-03-14 12:05:09", "2026-03-14 12:06:09"].map((time) => [time, "site1", "Primary"]);
  const asText = rows.map((cells) => cells.join("\t")).join("\n");
  const asHtml = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
  expect(told(asHtml)).toEqual(told(asText));
});

test("what is too much is refused, and what is hostile takes no longer than its length", () => {
  const options = { zone: "UTC", chosen: null };
  expect(readPasted("x".repeat(longestPaste + 1), options)).toEqual({ kind: "too-long" });
  const many = "2026-03-14 1:00 x\n".repeat(mostReportsAtOnce + 1);
  expect(readPasted(many, options)).toEqual({ kind: "too-many-lines", lines: mostReportsAtOnce + 1 });
  expect(readPasted("1\n".repeat(100_000), options)).toEqual({ kind: "too-many-lines", lines: 100_000 });
  const nested = `${"<table><tr><td>".repeat(9_000)}2026-03-14 12:05:09 deep${"</td></tr></table>".repeat(9_000)}`;
  expect(read(nested).lines).toMatchObject([{ text: "deep" }]);
  for (const hostile of ["<", "<!--", "<td", "<script>", "&#", "<tr><td>&#9999999;"]) {
    const text = `<table>${hostile.repeat(Math.floor(900_000 / hostile.length))}`;
    expect(readPasted(text, options).kind).toMatch(/read|too-many-lines/);
  }
  for (const hostile of ["1/", "12:05 ", "mar 1 ", "2026-", "1:", " ,"]) {
    expect(read(`${hostile.repeat(900)}\n`.repeat(100)).lines).toEqual([]);
  }
});

test("nothing at all is nothing, and a zone that does not exist is a mistake of ours", () => {
  expect(read("  \n\t\n")).toMatchObject({ lines: [], notUnderstood: [], headings: 0, order: null });
  expect(() => readPasted("x", { zone: "Nowhere/Land", chosen: null })).toThrow();
});
