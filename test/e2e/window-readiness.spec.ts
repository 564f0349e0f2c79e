/** The readiness page: two answers with their reasons, what Pairdesk sees, and the sheet on which people say the rest. */
import { expect, type Page } from "@playwright/test";
import type { AttestedWord } from "../../shared/contract/readiness.ts";
import type { ReadinessPage } from "../../shared/readiness/readiness-check.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { readPageOf } from "../fixtures/readiness-page.ts";
import { attest } from "../support/attest.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { ago, answered, definePair, health, looks, nowMs } from "../support/observations.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = createPairViews(Date.now());
const said = [
  "backup-operations site1 off",
  { ...attest("backup-operations site2 off", { daysAgo: 2 }), note: "seen with Bo" },
  attest("keys-equal yes", { daysAgo: 120 }),
  "connection-agents yes",
];
/** Fixtures are judged at a moment of their own; ages on screen go by the real clock. */
const now = (page: ReadinessPage): ReadinessPage =>
  JSON.parse(JSON.stringify(page), (_, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)
      ? new Date(Date.parse(value) + Date.now() - nowMs).toISOString()
      : value,
  );

const openPage = async (page: Page) => {
  await page.getByRole("button", { name: "Readiness in full" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Readiness of Support site" })).toBeFocused();
};
const cell = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

test("tells both answers with each reason coded, graded and aged, and what to do", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open({ pairs: [views.pair()], answers: { readiness: () => now(readPageOf({ said })) } });
  await openPage(page);
  const planned = page.getByRole("region", { name: "Ready for a planned switch: yes" });
  await expect(planned).toContainText("Every condition is met.");
  const unplanned = page.getByRole("region", { name: "Ready if site1 dies: no" });
  await expect(unplanned.getByRole("listitem").first()).toContainText("BACKUP_OPS_OFF");
  await expect(unplanned.getByRole("listitem").first()).toContainText(/said by a person, 2 d ago/);
  await expect(unplanned.getByRole("listitem").first()).toContainText("Turn on Enable Backup Operations");
  await expect(unplanned).toContainText("ATTESTATIONS_MISSING");
  await expect(unplanned).toContainText("ATTESTATIONS_LAPSED");
  const seen = page.getByRole("region", { name: "What Pairdesk sees by itself" });
  await expect(seen.getByRole("listitem").filter({ hasText: "Data is synchronized" })).toContainText(
    /yes.*told by the appliance, 10 min ago/,
  );
  await expectAccessible();
});

test("marks what is wrong for this side, and not that the sides differ", async ({ page, open }) => {
  await open({ pairs: [views.pair()], answers: { readiness: () => now(readPageOf({ said })) } });
  await openPage(page);
  await expect(cell(page, "Enable Backup Operations of site1")).toContainText("Off. As it should be");
  const wrong = cell(page, "Enable Backup Operations of site2");
  await expect(wrong).toContainText("Off. Not as it should be: On is advised");
  await expect(wrong).toContainText("Said by Ada 2 d ago: “seen with Bo”");
  await expect(cell(page, "Inter-appliance keys")).toContainText(/To be confirmed again.*more than 90 days ago/s);
  await expect(cell(page, "Automatic Data-Sync Interval of site1")).toContainText("Of no consequence here");
});

test("several settings are chosen by keyboard and confirmed at once, with a name and a note", async ({
  page,
  open,
}) => {
  const calls: { by: string; words: readonly AttestedWord[] }[] = [];
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => now(readPageOf()),
      attest(by, words) {
        calls.push({ by, words });
        return now(readPageOf({ said: ["backup-operations site2 on", attest("timeout site2 300", { by })] }));
      },
    },
  });
  await openPage(page);
  await cell(page, "Enable Backup Operations of site2").getByRole("radio", { name: "On" }).focus();
  await page.keyboard.press("Space");
  const timeout = page.getByRole("textbox", { name: "Primary Site Instance Timeout of site2, in seconds" });
  await timeout.fill("5 minutes");
  await expect(page.getByRole("alert")).toContainText("A whole number from 1");
  await timeout.fill("300");
  await expect(page.getByRole("status").filter({ hasText: "2 settings to confirm." })).toBeVisible();
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await page.getByRole("textbox", { name: "Note (optional)" }).fill("after the update");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Enable Backup Operations of site2")).toContainText("On. As it should be");
  await expect(page.getByRole("button", { name: "Confirm", exact: true })).toBeDisabled();
  expect(calls).toEqual([
    {
      by: "Ada",
      words: [
        { item: "backup-operations", appliance: "site2", value: "on", note: "after the update" },
        { item: "timeout", appliance: "site2", value: "300", note: "after the update" },
      ],
    },
  ]);
});

test("all is said again as last time, one is taken back, and a refusal keeps what was chosen", async ({
  page,
  open,
}) => {
  const withdrawn: unknown[] = [];
  const confirmed: (readonly AttestedWord[])[] = [];
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => now(readPageOf({ said })),
      withdraw(setting) {
        withdrawn.push(setting);
        return now(readPageOf({ said: said.slice(1) }));
      },
      attest(_by, words) {
        confirmed.push(words);
        throw new Error("no");
      },
    },
  });
  await openPage(page);
  await page.getByRole("button", { name: "Take back: Enable Backup Operations of site1" }).click();
  await expect(cell(page, "Enable Backup Operations of site1")).toContainText("Nobody has confirmed it");
  expect(withdrawn).toEqual([{ item: "backup-operations", appliance: "site1" }]);
  await page.getByRole("button", { name: "All as last time (3)" }).click();
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ada");
  await page.getByRole("button", { name: "As last time: Inter-appliance keys" }).click();
  await page.getByRole("button", { name: "Confirm 2" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
  await expect(page.getByRole("button", { name: "Confirm 2" })).toBeEnabled();
  expect(confirmed.map((words) => words.map(({ item, value }) => `${item} ${value}`))).toEqual([
    ["backup-operations off", "connection-agents yes"],
  ]);
});

test("what was chosen is still there after a look at another screen", async ({ page, open }) => {
  await open({ pairs: [views.pair()], answers: { readiness: () => now(readPageOf()) } });
  await openPage(page);
  await cell(page, "Inter-appliance keys").getByRole("radio", { name: "Yes" }).click();
  await page.getByRole("button", { name: "The pair now" }).click();
  await openPage(page);
  await expect(cell(page, "Inter-appliance keys").getByRole("radio", { name: "Yes" })).toBeChecked();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(cell(page, "Inter-appliance keys").getByRole("radio", { name: "Yes" })).not.toBeChecked();
});

test("opens the /login of the appliance itself, and none where its address leads to either", async ({ page, open }) => {
  const opened: string[] = [];
  const [first, second] = definePair().appliances;
  const pair = definePair({ appliances: [first, { ...second, host: "support.example.com" }] });
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => now(readPageOf({ pair })),
      async openLink(url) {
        opened.push(url);
      },
    },
  });
  await openPage(page);
  await page.getByRole("button", { name: "Open /login of site1" }).click();
  await expect.poll(() => opened).toEqual(["https://site1.example.com/login"]);
  await expect(page.getByText("Its address can lead to either appliance")).toBeVisible();
});

test("shows where each of the appliances' mails stands here", async ({ page, open, expectAccessible }) => {
  const seen = looks(health("site2", answered("site2", { build: "1" })));
  await open({ pairs: [views.pair()], answers: { readiness: () => now(readPageOf({ said, seen })) } });
  await openPage(page);
  await page.getByRole("button", { name: "What the appliances send mail about" }).click();
  const line = (words: string) => page.getByRole("listitem").filter({ hasText: words });
  await expect(line("different versions")).toContainText("so now");
  await expect(line("does not reach the primary by name")).toContainText("not all of it is known");
  await expect(line("The backup takes over")).toContainText("not now");
  await expectAccessible();
});

test("says so when the page cannot be read, and reads it again when the pair changes", async ({ page, open }) => {
  let isBroken = true;
  const core = await open({
    pairs: [views.pair()],
    answers: {
      readiness() {
        if (isBroken) throw new Error("no");
        return now(readPageOf());
      },
    },
  });
  await page.getByRole("button", { name: "Readiness in full" }).click();
  await expect(page.getByRole("alert")).toContainText("E-4711");
  isBroken = false;
  core.tell({ type: "changed", pair: { ...views.byVerdict.degraded, assessedAt: new Date().toISOString() } });
  await expect(page.getByRole("heading", { name: "Settings of each appliance" })).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("fits the smallest window and 200 % zoom with the longest names", async ({ page, open, expectAccessible }) => {
  const names = views.longNames.appliances.map(({ name }) => name);
  const [first, second] = definePair().appliances;
  const pair = definePair({
    normalPrimary: names[0] ?? "",
    appliances: [
      { ...first, name: names[0] ?? "" },
      { ...second, name: names[1] ?? "" },
    ],
  });
  const word = { ...attest("backup-operations site1 on"), appliance: names[0] ?? "", note: "x".repeat(500) };
  await open({
    pairs: [views.longNames],
    answers: { readiness: () => now(readPageOf({ pair, seen: [], said: [word] })) },
  });
  await page.getByRole("button", { name: "Readiness in full" }).click();
  await expect(page.getByRole("heading", { name: "Settings of each appliance" })).toBeVisible();
  await expectNoSidewaysScroll(page, smallestSizes);
  await expectAccessible();
});

test("counts down to an automatic takeover on the pair page, as a range, and says how to stop it", async ({
  page,
  open,
  expectAccessible,
}) => {
  const opened: string[] = [];
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await open({
    pairs: [
      {
        ...views.byVerdict.outage,
        countdown: {
          standIn: "site2",
          primary: "site1",
          silentSince: ago(100),
          timeoutSeconds: 300,
          earliest: inSeconds(125),
          latest: inSeconds(245),
          hasTestIps: true,
          outages: { count: 3, longestSeconds: 240, longerThanTimeout: 0 },
          loginUrl: "https://12.12.1.51/login",
        },
      },
    ],
    answers: {
      async openLink(url) {
        opened.push(url);
      },
    },
  });
  const line = page.getByRole("region", { name: "Automatic takeover" });
  await expect(line).toContainText(/site2 takes over by itself in [12]:\d\d min to [34]:\d\d min\./);
  await expect(line).toContainText("turn off Enable Automatic Failover");
  await expect(line).toContainText("always sooner than the timeout");
  await line.getByRole("button", { name: "Open /login of site2" }).click();
  await expect.poll(() => opened).toEqual(["https://12.12.1.51/login"]);
  await expectAccessible();
});
