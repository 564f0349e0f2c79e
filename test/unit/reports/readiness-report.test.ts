import { expect, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { createReadinessReport } from "../../../electron/core/reports/create-readiness-report.ts";
import { readinessCsv } from "../../../electron/core/reports/readiness-csv.ts";
import { readinessHtml } from "../../../electron/core/reports/readiness-html.ts";
import { readinessJson } from "../../../electron/core/reports/readiness-json.ts";
import type { LoginChange } from "../../../shared/domain/login-change.ts";
import { type ReadinessReport, readinessReportSchema } from "../../../shared/domain/readiness-report.ts";
import { createPairViews } from "../../fixtures/pair-views.ts";
import { readPageOf } from "../../fixtures/readiness-page.ts";
import { attest } from "../../support/attest.ts";
import { nowMs } from "../../support/observations.ts";

const savedAt = new Date(nowMs).toISOString();
const view = createPairViews(nowMs).byVerdict.degraded;
const change: LoginChange = {
  id: "1",
  at: new Date(nowMs - 7_200_000).toISOString(),
  appliance: "site2",
  what: "New group Night shift",
  where: "Users & Security",
  who: "Ada",
  reAppliedAt: null,
};
const page = readPageOf({
  said: [
    { ...attest("backup-operations site2 off", { daysAgo: 2 }), note: "seen with Bo" },
    attest("backup-operations site2 on", { daysAgo: 9 }),
    attest("keys-equal yes", { daysAgo: 120 }),
    "sync-interval site2 15",
  ],
});
const reportOf = (strip = (text: string) => text, given: Partial<Parameters<typeof createReadinessReport>[0]> = {}) =>
  createReadinessReport({
    page,
    view,
    changes: [change, { ...change, id: "2", what: "Entered again long ago", reAppliedAt: savedAt }],
    savedAt,
    savedBy: "0.1.0",
    strip,
    ...given,
  });
const textOf = (file: string) =>
  file
    .replace(/<style>[\s\S]*<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
const everyText = (report: ReadinessReport, keys: readonly string[], change: (text: string) => string) =>
  JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value === "string" && keys.includes(key) ? change(value) : value,
  ) as ReadinessReport;
const saidKeys = ["message", "what", "where", "who", "by", "note", "name", "servedBy", "version", "build", "status"];

test("the JSON is as its schema has it, and nothing beside", () => {
  const json: unknown = JSON.parse(readinessJson(reportOf()));
  expect(readinessReportSchema.parse(json)).toEqual(json);
  expect(json).toMatchObject({ schema: "pairdesk-readiness/1", timeZone: "UTC", savedAt });
});

test("both answers are told with each reason's code, words, grade and age", () => {
  const text = textOf(readinessHtml(reportOf()));
  expect(page.unplanned.answer).toBe("no");
  expect(text).toContain("Ready if site1 dies: ✗ no");
  expect(text).toContain(
    `Ready for a planned switch: ${{ yes: "✓ yes", no: "✗ no", unknown: "? unknown" }[page.planned.answer]}`,
  );
  for (const { code, message } of [...page.planned.reasons, ...page.unplanned.reasons]) {
    expect(text).toContain(`${code} ${message.replaceAll("'", "&#39;")}`);
  }
  expect(text).toMatch(/BACKUP_OPS_OFF [^✗]+ said by a person [^(]+\(2 d 0 h ago\)/);
});

test("tells who confirmed what and when, what was said before, and why it no longer counts", () => {
  const text = textOf(readinessHtml(reportOf()));
  expect(text).toMatch(
    /Off · ✗ no Not as it should be \(advised: On\) BACKUP_OPS_OFF Said by Ada, [^(]+\(2 d 0 h ago\): seen with Bo/,
  );
  expect(text).toMatch(/Before: On\. Said by Ada, [^(]+\(9 d 0 h ago\)/);
  expect(text).toContain("more than 90 days ago");
  expect(text).toContain("15 minutes");
});

test("has the facts of both appliances, the findings, and only changes that are open", () => {
  const report = reportOf();
  const text = textOf(readinessHtml(report));
  for (const { version, build, applianceId } of report.appliances) {
    for (const fact of [version, build, applianceId]) expect(text).toContain(fact ?? "not known");
  }
  expect(report.findings.length).toBeGreaterThan(0);
  for (const { code } of report.findings) expect(text).toContain(code);
  expect(text).toContain("New group Night shift");
  expect(text).not.toContain("Entered again long ago");
  expect(text).toContain("Time zone UTC");
});

test("the table has a row for each reason, with its age in seconds", () => {
  const rows = readinessCsv(reportOf()).split("\r\n");
  expect(rows[1]).toBe("meta,schema,,,,,pairdesk-readiness/1,,,,,");
  expect(rows.filter((row) => row.startsWith("reason,"))).toHaveLength(
    page.planned.reasons.length + page.unplanned.reasons.length,
  );
  expect(rows.find((row) => row.startsWith("reason,if the primary dies,,,BACKUP_OPS_OFF"))).toMatch(
    /attested,[^,]+Z,172800,/,
  );
  expect(rows.filter((row) => row.startsWith("open change,"))).toHaveLength(1);
});

test("what begins like a formula is harmless in the table", () => {
  const rows = readinessCsv(everyText(reportOf(), saidKeys, () => "=HYPERLINK(1)"));
  expect(rows).toContain("'=HYPERLINK(1)");
  expect(rows).not.toMatch(/(^|[,\n])"?=/);
});

test("has no script, fetches nothing, forbids both, and everything from outside is text", () => {
  const file = readinessHtml(
    everyText(reportOf(), saidKeys, () => `"><script>alert(1)</script><img src=x onerror=alert(1)>`),
  );
  expect(file).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
  expect(file).not.toMatch(/<(script|link|img|iframe|object|form|a)\b|@import|url\((?!#)/);
  expect(file).toContain("&lt;script&gt;");
});

test("holds no secret, however it got into what was answered or typed", () => {
  const canary = "canary-8f3b-secret";
  const registry = createSecretRegistry();
  registry.hide(canary);
  const planted = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, part: unknown) =>
      typeof part === "string" && [...saidKeys, "host"].includes(key) ? `${part} ${canary}` : part,
    ) as T;
  const report = reportOf(registry.strip, { page: planted(page), view: planted(view), changes: [planted(change)] });
  for (const file of [readinessHtml(report), readinessJson(report), readinessCsv(report)]) {
    expect(file).toContain("[redacted]");
    expect(file).not.toContain(canary);
  }
});
