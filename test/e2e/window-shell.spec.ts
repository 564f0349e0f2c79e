/** What the window does around its screens: the way back, the palette, keys, focus, and its smallest size. */
import { expect, type Page } from "@playwright/test";
import { PairdeskError } from "../../shared/errors.ts";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";

const fifty = () => fleetOf(50, Date.now());
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function openPalette(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "Find a pair, a screen or something to do" });
  await expect(field).toBeFocused();
  return field;
}

test("goes back and forward by keys and by the side buttons of a mouse", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await page.getByRole("button", { name: /^Fleet/ }).click();
  await page
    .getByRole("navigation", { name: "Pairs" })
    .getByRole("button", { name: /Delft 1/ })
    .click();
  await expect(heading(page, "Delft 1")).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(heading(page, "Fleet")).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(heading(page, "Jena 4")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(heading(page, "Fleet")).toBeFocused();
  const side = (button: number) =>
    page.evaluate(`window.dispatchEvent(new MouseEvent("mouseup", { button: ${button}, cancelable: true }))`);
  await side(4);
  await expect(heading(page, "Delft 1")).toBeFocused();
  await side(3);
  await expect(heading(page, "Fleet")).toBeFocused();
  await expect(page).toHaveTitle("Fleet – Pairdesk");
});

test("the palette finds a pair by a few letters and opens it by Enter", async ({ page, open }) => {
  await open({ pairs: fifty() });
  const field = await openPalette(page);
  await field.fill("evo 3");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("Evora 3");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id")) ?? "none");
  await field.press("Enter");
  await expect(heading(page, "Evora 3")).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the palette offers what was used lately first", async ({ page, open }) => {
  await open({ pairs: fifty() });
  const field = await openPalette(page);
  await field.fill("hull 4");
  await field.press("Enter");
  await expect(heading(page, "Hull 4")).toBeFocused();
  await openPalette(page);
  await expect(page.getByRole("option").first()).toContainText("Hull 4");
  await expect(page.getByRole("option").first()).toContainText("used lately");
});

test("arrow keys go through the palette and around its ends", async ({ page, open }) => {
  await open({ pairs: fifty() });
  const field = await openPalette(page);
  await field.press("ArrowUp");
  await expect(page.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await field.press("ArrowDown");
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
});

test("closing the palette gives focus back to what had it", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await page.getByRole("button", { name: "Check now" }).focus();
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Check now" })).toBeFocused();
  await openPalette(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("what fails from the palette says why in it, and it stays open", async ({ page, open }) => {
  await open({
    pairs: [createPairViews(Date.now()).pair()],
    answers: {
      check: () => Promise.reject(new PairdeskError("not-found", "There is no such pair.", "Add it again.")),
    },
  });
  const field = await openPalette(page);
  await field.fill("check support");
  await field.press("Enter");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("There is no such pair.Add it again.");
  await expect(field).toBeVisible();
});

test("the practice pair is opened from the palette, and focus goes to its page", async ({ page, open }) => {
  const { pair } = createPairViews(Date.now());
  const practice = pair({ id: "practice", practice: true, status: { name: "Practice pair" } });
  await open({ pairs: [pair()], answers: { openPractice: async () => practice } });
  const field = await openPalette(page);
  await field.fill("practice");
  await field.press("Enter");
  await expect(heading(page, "Practice pair")).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the status of the shown pair is copied as plain text", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  await open({ pairs: [createPairViews(Date.now()).byVerdict.outage] });
  const field = await openPalette(page);
  await field.fill("copy status");
  await field.press("Enter");
  await expect(page.getByRole("region", { name: "Notes" })).toContainText("The status of Support site was copied.");
  // The window may not read the clipboard, a person may paste.
  await page.evaluate('document.body.append(document.createElement("textarea"))');
  const pasted = page.locator("textarea");
  await pasted.press("ControlOrMeta+v");
  await expect(pasted).not.toHaveValue("");
  const text = await pasted.inputValue();
  expect(text).toContain("Support site: OUTAGE");
  expect(text).toContain("site2 (normal backup, 12.12.1.51): role backup, health healthy");
  expect(text).toContain("Critical SITE_UNREACHABLE: Nobody answers at support.example.com.");
});

test("the colours can be chosen from the palette", async ({ page, open }) => {
  await open({ pairs: fifty() });
  const field = await openPalette(page);
  await field.fill("dark");
  await field.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("only screens that exist are offered", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await openPalette(page);
  const offered = await page.getByRole("option").filter({ hasText: "Go to" }).allInnerTexts();
  for (const name of offered.map((text) => text.split("\n")[0] ?? "")) {
    const field = page.getByRole("combobox", { name: "Find a pair, a screen or something to do" });
    if (!(await field.isVisible())) await openPalette(page);
    await field.fill(name);
    await field.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
});

test("a question mark lists the keys, which can be turned off, and focus returns", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await page.getByRole("button", { name: "Check now" }).focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await expect(dialog).toContainText("Find a pair in the fleet");
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Check now" })).toBeFocused();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(dialog).toHaveCount(0);
  await expect(heading(page, "Jena 4")).toBeVisible();
});

test("the way to a pair needs no mouse", async ({ page, open }) => {
  await open({ pairs: fifty() });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Find a pair" })).toBeFocused();
  await page.keyboard.type("krems 1");
  await expect(page.getByText("Showing 1 of 50 pairs")).toBeVisible();
  const group = page.getByRole("table").getByRole("button", { expanded: true });
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(group).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Krems 1")).toBeFocused();
});
