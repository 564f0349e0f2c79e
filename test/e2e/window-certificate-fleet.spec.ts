/** The certificates of all pairs, the one that ends first at the top. */
import { expect, type Page } from "@playwright/test";
import { createCertificateViews } from "../fixtures/certificate-views.ts";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { expectNoSidewaysScroll, smallestSizes } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = createCertificateViews(Date.now());

async function openFleet(page: Page) {
  await page.getByRole("navigation", { name: "Overview" }).getByRole("button", { name: "Certificates" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Certificates" })).toBeFocused();
}
const rows = (page: Page) => page.getByRole("table", { name: "Certificates by next end" }).getByRole("row");

test("lists fifty pairs by their next end, each with its state, sameness, rehearsal and age", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open({ pairs: fleetOf(50, Date.now()), answers: { certificateFleet: () => views.fleet() } });
  await openFleet(page);
  await expect(rows(page)).toHaveCount(51);
  await expect(page.getByText("12 to renew")).toBeVisible();
  await expect(rows(page).nth(1)).toContainText(/Pair 01.*expired 3 d ago.*no.*no.*\d+ against/s);
  await expect(rows(page).nth(3)).toContainText(/urgent.*unknown.*unknown/s);
  await expect(rows(page).nth(9)).toContainText("old");
  await expect(rows(page).nth(50)).toContainText(/not known.*none yet.*never/s);
  await expectAccessible();
});

test("is narrowed by text, moved through by keyboard, and leads to the pair and back", async ({ page, open }) => {
  await open({
    pairs: fleetOf(50, Date.now()),
    answers: { certificateFleet: () => views.fleet(), certificates: (pairId) => ({ ...views.equal, pairId }) },
  });
  await openFleet(page);
  await page.getByRole("textbox", { name: "Find a certificate" }).fill("hospitals due");
  await expect(page.getByText("Showing 2 of 50 pairs")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Pair 07" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Pair 10" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Certificates of / })).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByText("Showing 2 of 50 pairs")).toBeVisible();
  await page.getByRole("textbox", { name: "Find a certificate" }).fill("nothing like it");
  await page.getByRole("button", { name: "Show all pairs" }).click();
  await expect(rows(page)).toHaveCount(51);
});

test("reads itself again after a look, and saves the ends of all as a calendar", async ({ page, open }) => {
  let fleet = [views.summaryOf(views.refused)];
  const core = await open({
    pairs: fleetOf(1, Date.now()),
    answers: {
      certificateFleet: () => fleet,
      saveCalendar: (pairId) => (pairId === null ? "/home/ada/all.ics" : null),
    },
  });
  await openFleet(page);
  await expect(rows(page).nth(1)).toContainText("expired 3 d ago");
  fleet = [views.summaryOf(views.equal)];
  core.tellCertificates(views.equal);
  await expect(rows(page).nth(1)).toContainText("71 d");
  await page.getByRole("button", { name: "Save all as calendar file…" }).click();
  await expect(page.getByText("/home/ada/all.ics")).toBeVisible();
});

test("says so when the list cannot be read, and fits the smallest windows", async ({
  page,
  open,
  expectAccessible,
}) => {
  let isBroken = true;
  await open({
    pairs: fleetOf(50, Date.now()),
    answers: {
      certificateFleet() {
        if (isBroken) throw new Error("no");
        return views.fleet();
      },
    },
  });
  await openFleet(page);
  await expect(page.getByRole("alert")).toContainText("E-4711");
  isBroken = false;
  await page.getByRole("button", { name: "Fleet", exact: false }).first().click();
  await openFleet(page);
  await expect(rows(page)).toHaveCount(51);
  await expectNoSidewaysScroll(page, [...smallestSizes, [320, 640]]);
  await expectAccessible();
});
