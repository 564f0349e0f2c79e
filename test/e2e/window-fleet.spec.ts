/** The fleet page with fifty and two hundred pairs: order, search, filters, groups, keys, and checking many at once. */
import { expect, type Page } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";

const fifty = () => fleetOf(50, Date.now());

async function toFleet(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Fleet/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fleet" })).toBeFocused();
}

const rowNames = (page: Page) => page.getByRole("table", { name: "Pairs" }).getByRole("rowheader").getByRole("button");

test("says how many of fifty need attention, and shows the worst first", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await expect(page.getByRole("button", { name: /^Fleet.*6 need attention$/ })).toBeVisible();
  await toFleet(page);
  await expect(page.getByText("6 of 50 need attention.")).toBeVisible();
  await page.getByRole("button", { name: "in groups" }).click();
  await expect(rowNames(page)).toHaveCount(50);
  await expect(rowNames(page).first()).toHaveText("Jena 4");
  await expect(page.getByRole("row", { name: /Jena 4/ })).toContainText("conflict");
  await expect(page.getByRole("row", { name: /Aarhus 3/ })).toContainText("nobody");
});

test("a row tells of both appliances, the data, who serves, the gravest finding and the check", async ({
  page,
  open,
}) => {
  const { byVerdict } = createPairViews(Date.now());
  await open({ pairs: [byVerdict.unprotected] });
  await toFleet(page);
  const row = page.getByRole("row", { name: /Support site/ });
  await expect(row).toContainText("unprotected");
  await expect(row).toContainText("support.example.com");
  await expect(row).toContainText("site1, normal primary");
  await expect(row).toContainText("site2, normal backup");
  await expect(row).toContainText("does not answer");
  await expect(row).toContainText("12 min ago");
  await expect(row).toContainText("Critical: site2 does not answer on its own address.");
  await expect(row).toContainText(/\d+ s ago/);
});

test("what is typed narrows the rows by name, site, appliance address, group and finding", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await toFleet(page);
  await page.getByRole("button", { name: "in groups" }).click();
  const search = page.getByRole("textbox", { name: "Find a pair" });
  for (const [words, count] of [
    ["bergen 2", 1],
    ["support25.aarhus", 1],
    ["12.12.1.51", 50],
    ["universities", 8],
    ["hospitals outage", 1],
    ["sync_overdue", 2],
    ["AUTH_FAILED", 1],
  ] as const) {
    await search.fill(words);
    await expect(rowNames(page)).toHaveCount(count);
  }
  await search.fill("nowhere");
  await expect(page.getByRole("heading", { name: "No pair fits" })).toBeVisible();
  await page.getByRole("button", { name: "Show all pairs" }).click();
  await expect(search).toHaveValue("");
  await expect(page.getByRole("table", { name: "Pairs" })).toBeVisible();
});

test("verdicts filter with their counts, and what was chosen is still chosen after a visit to a pair", async ({
  page,
  open,
}) => {
  await open({ pairs: fifty() });
  await toFleet(page);
  await page.getByRole("button", { name: "degraded 3" }).click();
  await page.getByRole("button", { name: "outage 1" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Showing 4 of 50 pairs" })).toBeVisible();
  await page.getByRole("table").getByRole("button", { name: "Aarhus 3" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Aarhus 3" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByRole("heading", { level: 1, name: "Fleet" })).toBeFocused();
  await expect(page.getByRole("button", { name: "degraded 3" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("Showing 4 of 50 pairs")).toBeVisible();
});

test("groups stand by their worst pair, close and open, and those without one come last", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await toFleet(page);
  const groups = page.getByRole("table").getByRole("button", { name: /\d pairs?/ });
  await expect(groups).toHaveCount(6);
  await expect(groups.first()).toContainText("Universities 8 pairs, 2 need attention");
  await expect(groups.last()).toContainText("No group");
  await groups.first().click();
  await expect(page.getByRole("table").getByRole("button", { name: "Jena 4" })).toHaveCount(0);
  await groups.first().press("ArrowRight");
  await expect(page.getByRole("table").getByRole("button", { name: "Jena 4" })).toBeVisible();
});

test("arrow keys, Home and End move among the rows, and Enter opens one", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await toFleet(page);
  await page.getByRole("button", { name: "in groups" }).click();
  await page.getByRole("combobox", { name: "Order" }).selectOption("By name");
  const row = (name: string) => page.getByRole("table").getByRole("button", { name, exact: true });
  await row("Aarhus 1").focus();
  await page.keyboard.press("ArrowDown");
  await expect(row("Aarhus 2")).toBeFocused();
  await page.keyboard.press("End");
  await expect(row("Lund 4")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row("Lund 4")).toBeFocused();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  await expect(row("Aarhus 1")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(row("Aarhus 1")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Aarhus 1" })).toBeFocused();
});

test("a slash leads to the search from anywhere, and is a letter while one types", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  const search = page.getByRole("textbox", { name: "Find a pair" });
  await expect(search).toBeFocused();
  await search.pressSequentially("a/?");
  await expect(search).toHaveValue("a/?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await search.press("Escape");
  await expect(search).toHaveValue("");
});

test("an event moves its pair to its place in the order, and the other rows keep their focus", async ({
  page,
  open,
}) => {
  const pairs = fifty();
  const core = await open({ pairs });
  await toFleet(page);
  await page.getByRole("button", { name: "in groups" }).click();
  await page.getByRole("table").getByRole("button", { name: "Krems 1" }).focus();
  const { byVerdict } = createPairViews(Date.now());
  const well = pairs.find(({ status }) => status.name === "Lund 2");
  if (!well) throw new Error("the fleet has no Lund 2");
  const status = { ...byVerdict.conflict.status, name: "Lund 2" };
  const assessedAt = new Date(Date.now()).toISOString();
  core.tell({ type: "changed", pair: { ...well, status, assessedAt } });
  await expect(rowNames(page).nth(1)).toHaveText("Lund 2");
  await expect(page.getByText("7 of 50 need attention.")).toBeVisible();
  await expect(page.getByRole("table").getByRole("button", { name: "Krems 1" })).toBeFocused();
});

test("checking all looks at a few at a time, tells how far it is, and names what failed with its reason", async ({
  page,
  open,
}) => {
  const pairs = fifty();
  let looking = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  await open({
    pairs,
    answers: {
      async check(pairId) {
        looking += 1;
        most = Math.max(most, looking);
        await new Promise<void>((resolve) => waiting.push(resolve));
        looking -= 1;
        const pair = pairs.find(({ id }) => id === pairId);
        if (!pair || pairId === "pair-4") throw new PairdeskError("not-found", "No such pair.", "Add it again.");
        return pair;
      },
    },
  });
  await toFleet(page);
  await page.getByRole("button", { name: "Check all now" }).click();
  await expect.poll(() => waiting.length).toBe(6);
  await expect(page.getByRole("progressbar")).toHaveAccessibleName(/Checking 0 of 50/);
  for (const pass of waiting.splice(0)) pass();
  await expect(page.getByText("Checking 6 of 50…")).toBeVisible();
  const done = page.getByText("49 of 50 pairs were checked.");
  await expect
    .poll(() => {
      for (const pass of waiting.splice(0)) pass();
      return done.isVisible();
    })
    .toBe(true);
  await expect(page.getByText("Not checked: Delft 1")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("No such pair.Add it again.");
  expect(most).toBe(6);
});

test("a cancelled check begins no further pair", async ({ page, open }) => {
  const pairs = fifty();
  const waiting: (() => void)[] = [];
  let begun = 0;
  await open({
    pairs,
    answers: {
      async check(pairId) {
        begun += 1;
        await new Promise<void>((resolve) => waiting.push(resolve));
        return pairs.find(({ id }) => id === pairId) ?? createPairViews(Date.now()).pair();
      },
    },
  });
  await toFleet(page);
  await page.getByRole("button", { name: "Check all now" }).click();
  await expect.poll(() => begun).toBe(6);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/^Stopped after/)).toBeVisible();
  for (const pass of waiting) pass();
  await expect(page.getByText("Stopped after 6 of 50 pairs.")).toBeVisible();
  expect(begun).toBe(6);
});

test("two hundred pairs are all there, and only those on screen and the worst are in the rail", async ({
  page,
  open,
}) => {
  await open({ pairs: fleetOf(200, Date.now()) });
  await page.getByRole("button", { name: "All 200 pairs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fleet" })).toBeFocused();
  await page.getByRole("button", { name: "in groups" }).click();
  await expect(rowNames(page)).toHaveCount(200);
  await page.getByRole("textbox", { name: "Find a pair" }).fill("lund 16");
  await page.getByRole("table").getByRole("button", { name: "Lund 16" }).click();
  const rail = page.getByRole("navigation", { name: "Pairs" });
  await expect(rail.getByRole("button", { name: /Lund 16/ })).toHaveAttribute("aria-current", "page");
  await expect(rail.getByRole("listitem")).toHaveCount(8);
});
