import { expect, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { runHtml } from "../../../electron/core/reports/run-html.ts";
import { createRunReport, runJson } from "../../../electron/core/reports/run-json.ts";
import { runReportSchema } from "../../../shared/domain/run-report.ts";
import type { RunEvent } from "../../../shared/runbooks/run-event.ts";
import type { RunView } from "../../../shared/runbooks/run-view.ts";
import { plannedSwitchView } from "../../fixtures/planned-switch-view.ts";
import { holdRun } from "../../support/terminal/run-here.ts";
import { goodAnswers } from "../../support/terminal/switch-runbook.ts";
import { writeAnswers } from "../../support/terminal/write-answers.ts";

const savedAt = "2026-03-02T10:00:00.000Z";
const reportOf = (view: RunView, journal: readonly RunEvent[] = [], strip = (text: string) => text) =>
  createRunReport({ view, journal, savedAt, savedBy: "0.1.0", strip });
const textOf = (page: string) =>
  page
    .replace(/<style>[\s\S]*<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

async function journalOfARun(): Promise<RunEvent[]> {
  const held = holdRun();
  await held.start("planned-switch", { json: true, answers: writeAnswers(goodAnswers) });
  return held.desk.journal;
}

test("the JSON holds the run and its journal as their schemas have them, and nothing beside", async () => {
  const report = reportOf(plannedSwitchView, await journalOfARun());
  const json: unknown = JSON.parse(runJson(report));
  expect(runReportSchema.parse(json)).toEqual(json);
  expect(json).toMatchObject({ schema: "pairdesk-run/1", timeZone: "UTC", run: plannedSwitchView });
  expect(report.journal.at(-1)).toMatchObject({ event: "ended", outcome: "done" });
});

test("tells of every step who did it, when, how long and what came of it", () => {
  const text = textOf(runHtml(reportOf(plannedSwitchView)));
  for (const { title } of plannedSwitchView.steps) expect(text).toContain(title);
  expect(text).toContain(
    "✓ done · manual step · by a person · 02 Mar 2026, 09:19:31 to 02 Mar 2026, 09:24:10 , 4 min 39 s",
  );
  expect(text).toContain("– skipped · wait · by Pairdesk");
  expect(text).toContain("begun 02 Mar 2026, 09:15:04 (UTC) by an operator");
  expect(text).toContain("How long 9 min 10 s");
});

test("shows the exact calls, the backup with its size and sum, evidence with grade and time", () => {
  const page = runHtml(reportOf(plannedSwitchView));
  expect(page).toContain("<pre>POST https://site2.example.com/api/command/v2/failover-role\naccept: application/json");
  expect(page).toContain(
    "{&quot;role&quot;:&quot;primary&quot;,&quot;data_sync_first&quot;:true,&quot;force&quot;:false}</pre>",
  );
  const text = textOf(page);
  expect(text).toContain(`site1-20260302T091652Z.nsb: 48213 bytes, SHA-256 ${"ab".repeat(32)}`);
  expect(text).toContain(
    "✓ yes site answered by site2, told by its appliance id seen by a probe 02 Mar 2026, 09:24:14",
  );
  expect(text).toContain("? unknown the pair mail alerts are set not known not known");
  expect(text).toContain("in earlier runs of this pair it took about 1 min 30 s");
});

test("tells what spoke against it with the reason that was typed, the notes, and what comes next", () => {
  const text = textOf(runHtml(reportOf(plannedSwitchView)));
  expect(text).toContain("speaks against it sync-overdue The last data sync lies 9 h back.");
  expect(text).toContain("reason-sync-overdue The data sync comes first in this run.");
  expect(text).toContain("Change ticket 4711.");
  expect(text).toContain("✓ Done site2 serves, and site1 stands by. Next: switch-back.");
});

test.each([
  [{ ending: null, endedAt: null, state: "cut-off" as const }, "Cut off: Pairdesk ended in the middle of it"],
  [{ ending: { outcome: "unknown" as const, text: "Neither answered.", next: [] } }, "? Not known Neither answered."],
  [{ foreignChange: [{ appliance: "site2", text: "its role was backup and is primary" }] }, "and not by this run"],
  [{ isDryRun: true }, "A dry run: no call that changes anything was made."],
])("says how it stands (%#)", (change, words) => {
  expect(textOf(runHtml(reportOf({ ...plannedSwitchView, ...change })))).toContain(words);
});

test("has no script, fetches nothing, forbids both, and everything from outside is text", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const hostileEverywhere = JSON.parse(JSON.stringify(plannedSwitchView), (key, value: unknown) =>
    typeof value === "string" &&
    ["title", "text", "what", "words", "label", "by", "pairName", "message", "branch"].includes(key)
      ? hostile
      : value,
  ) as RunView;
  const page = runHtml(reportOf(hostileEverywhere));
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
  expect(page).not.toMatch(/<(script|link|img|iframe|object|form|a)\b|@import|url\((?!#)/);
  expect(page).toContain("&lt;script&gt;");
});

test("holds no secret, however it got into what was answered or typed", async () => {
  const canary = "canary-8f3b-secret";
  const registry = createSecretRegistry();
  registry.hide(canary);
  const hidden = Buffer.from(`client:${canary}`).toString("base64");
  const view = JSON.parse(JSON.stringify(plannedSwitchView), (key, value: unknown) =>
    typeof value === "string" && ["text", "words", "what", "body", "message"].includes(key)
      ? `${value} ${canary} ${hidden}`
      : value,
  ) as RunView;
  const journal = (await journalOfARun()).map((event) =>
    event.event === "called" ? { ...event, outcome: { kind: "accepted" as const, words: `echo ${canary}` } } : event,
  );
  const report = reportOf(view, journal, registry.strip);
  for (const file of [runHtml(report), runJson(report)]) {
    expect(file).toContain("[redacted]");
    expect(file).not.toContain(canary);
    expect(file).not.toContain(hidden);
  }
});
