/** What a person says of a pair in the window: role changes they know of, and maintenance. */
import { expect, type Page } from "@playwright/test";
import type { Maintenance } from "../../shared/domain/maintenance.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createJudgedViews } from "../fixtures/judged-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";

const hourMs = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const calmPair = (): PairView => createPairViews(Date.now()).pair();
const judged = (name: string): PairView => {
  const view = createJudgedViews(Date.now())[name];
  if (!view) throw new Error(`there is no state ${name}`);
  return view;
};
const inMaintenance = (pair: PairView, changes: Partial<Maintenance> = {}): PairView => {
  const maintenance = { since: iso(Date.now()), until: iso(Date.now() + hourMs), note: null, ...changes };
  return { ...pair, maintenance, assessedAt: iso(Date.now()) };
};
const openMenu = async (page: Page) => page.getByRole("button", { name: "More" }).click();
const dialog = (page: Page) => page.getByRole("dialog");
const banner = (page: Page) => page.getByRole("region", { name: "Maintenance" });
/** As a date and time field takes it, in the browser's zone. */
const fieldValue = (page: Page, ms: number) =>
  page.evaluate((at) => {
    const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 16);
  }, ms);

test("a role change that somebody knows of is acknowledged on the page, and focus goes on to what is left", async ({
  page,
  open,
}) => {
  const acknowledged: string[] = [];
  await open({
    pairs: [judged("takeover seen")],
    answers: {
      async acknowledgeRoles(pairId) {
        acknowledged.push(pairId);
        return { ...judged("takeover acknowledged"), assessedAt: iso(Date.now()) };
      },
    },
  });
  const findings = page.getByRole("region", { name: /^Findings/ });
  await expect(findings).toContainText("TAKEOVER_SEEN");
  await findings.getByRole("button", { name: "I know about this change" }).press("Enter");
  await expect(findings).not.toContainText("TAKEOVER_SEEN");
  await expect(findings).toContainText(/Somebody said \d+ s ago that the role changes until then are known/);
  await expect(page.getByRole("heading", { name: "Findings (1)" })).toBeFocused();
  expect(acknowledged).toEqual(["pair-1"]);
});

test("why an acknowledgement failed stands beside its button, and no other finding has one", async ({ page, open }) => {
  await open({
    pairs: [judged("takeover seen")],
    answers: {
      acknowledgeRoles: () => Promise.reject(new PairdeskError("disk-full", "The disk is full.", "Free some.")),
    },
  });
  await expect(page.getByRole("button", { name: "I know about this change" })).toHaveCount(1);
  await page.getByRole("button", { name: "I know about this change" }).click();
  await expect(page.getByRole("region", { name: /^Findings/ }).getByRole("alert")).toContainText("The disk is full.");
});

test("maintenance is started by keyboard alone: menu, preset, note; the page says until when and why", async ({
  page,
  open,
}) => {
  const started: { until: string; note: string | undefined }[] = [];
  await open({
    pairs: [calmPair()],
    answers: {
      async startMaintenance(_pairId, until, note) {
        started.push({ until, note });
        return inMaintenance(calmPair(), { until, note: note || null });
      },
    },
  });
  await page.getByRole("button", { name: "More" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Start maintenance…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveAccessibleName("Start maintenance");
  await page.getByRole("radio", { name: "for 1 hour" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "for 4 hours" })).toBeChecked();
  await page.getByRole("textbox", { name: "Why (optional)" }).fill("  New disks ");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(banner(page)).toContainText(/In maintenance until .* \(3 h left\): New disks/);
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
  expect(started).toHaveLength(1);
  expect(started[0]?.note).toBe("New disks");
  expect(Math.abs(Date.parse(started[0]?.until ?? "") - Date.now() - 4 * hourMs)).toBeLessThan(10_000);
});

test("an end of one's own that cannot be is said beside its field, and nothing is asked of the core", async ({
  page,
  open,
}) => {
  const started: string[] = [];
  await open({
    pairs: [calmPair()],
    answers: {
      async startMaintenance(_pairId, until) {
        started.push(until);
        return inMaintenance(calmPair(), { until });
      },
    },
  });
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Start maintenance…" }).click();
  await page.getByRole("radio", { name: "until a date and time of your own" }).click();
  const until = page.getByLabel("Until", { exact: true });
  const submit = page.getByRole("button", { name: "Start maintenance" });
  for (const [value, words] of [
    ["", /Enter a date and a time/],
    [await fieldValue(page, Date.now() - hourMs), /This time is past/],
    [await fieldValue(page, Date.now() + 31 * 24 * hourMs), /30 days at most/],
  ] as const) {
    await until.fill(value);
    await submit.click();
    await expect(until).toHaveAttribute("aria-invalid", "true");
    await expect(until).toHaveAccessibleDescription(words);
  }
  expect(started).toEqual([]);
  const good = Date.now() + 26 * hourMs;
  await until.fill(await fieldValue(page, good));
  await submit.click();
  await expect(dialog(page)).toBeHidden();
  expect(Math.abs(Date.parse(started[0] ?? "") - good)).toBeLessThan(60_000);
});

test("why maintenance was not started stands in the dialog, which stays; Escape leaves it and gives focus back", async ({
  page,
  open,
}) => {
  await open({
    pairs: [calmPair()],
    answers: {
      startMaintenance: () => Promise.reject(new PairdeskError("disk-full", "The disk is full.", "Free some.")),
    },
  });
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Start maintenance…" }).click();
  await page.getByRole("button", { name: "Start maintenance" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("The disk is full.");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
  await expect(banner(page)).toHaveCount(0);
});

for (const where of ["banner", "menu"] as const) {
  test(`maintenance is ended from the ${where}, and what it explained alarms again`, async ({ page, open }) => {
    const calm = judged("maintenance");
    await open({
      pairs: [calm],
      answers: { endMaintenance: async () => ({ ...judged("backup dead"), assessedAt: iso(Date.now()) }) },
    });
    const findings = page.getByRole("region", { name: /^Findings/ });
    await expect(findings).toContainText(
      /Expected APPLIANCE_UNREACHABLE .*Expected until .*Disks of site2 are replaced/,
    );
    await expect(page.getByTestId("verdict")).toHaveText("UNPROTECTED");
    if (where === "banner") await banner(page).getByRole("button", { name: "End maintenance" }).click();
    else {
      await openMenu(page);
      await page.getByRole("menuitem", { name: "End maintenance" }).click();
    }
    await expect(banner(page)).toHaveCount(0);
    await expect(findings).toContainText(/Critical APPLIANCE_UNREACHABLE/);
  });
}

test("maintenance that is under way can be changed, beginning with what it is now", async ({ page, open }) => {
  const started: { until: string; note: string | undefined }[] = [];
  const present = inMaintenance(calmPair(), { note: "New disks", until: iso(Date.now() + 2 * hourMs) });
  await open({
    pairs: [present],
    answers: {
      async startMaintenance(_pairId, until, note) {
        started.push({ until, note });
        return inMaintenance(calmPair(), { until, note: note || null });
      },
    },
  });
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Change maintenance…" }).click();
  await expect(page.getByRole("textbox", { name: "Why (optional)" })).toHaveValue("New disks");
  await page.getByRole("radio", { name: "until tomorrow 08:00" }).click();
  await page.getByRole("button", { name: "Change maintenance" }).click();
  await expect(dialog(page)).toBeHidden();
  const wanted = await page.evaluate(() => {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).toISOString();
  });
  expect(started).toEqual([{ until: wanted, note: "New disks" }]);
});

test("maintenance that should be over is not shown, even before the core says so", async ({ page, open }) => {
  await page.clock.install();
  await open({ pairs: [inMaintenance(calmPair(), { until: iso(Date.now() + 90_000) })] });
  await expect(banner(page)).toContainText("1 min left");
  await page.clock.fastForward(91_000);
  await expect(banner(page)).toHaveCount(0);
});

test("menu, dialog with a wrong time, and banner are accessible", async ({ page, open, expectAccessible }) => {
  await open({ pairs: [inMaintenance(judged("maintenance"), { note: "New disks" })] });
  await expect(banner(page)).toBeVisible();
  await openMenu(page);
  await expect(page.getByRole("menuitem", { name: "End maintenance" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("menuitem", { name: "Change maintenance…" }).click();
  await page.getByLabel("Until", { exact: true }).fill("2020-01-01T08:00");
  await page.getByRole("button", { name: "Change maintenance" }).click();
  await expect(dialog(page)).toContainText("This time is past.");
  await expectAccessible();
});
