/** Readiness saved as a file: each form, what is said when it cannot be saved, and nothing when the person thought better of it. */
import { expect, type Page } from "@playwright/test";
import { createPairViews } from "../fixtures/pair-views.ts";
import { readPageOf } from "../fixtures/readiness-page.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

const views = createPairViews(Date.now());

const openPage = async (page: Page) => {
  await page.getByRole("button", { name: "Readiness in full" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Readiness of Support site" })).toBeFocused();
};
const choose = async (page: Page, form: RegExp) => {
  await page.getByRole("button", { name: "Save report…" }).click();
  await page.getByRole("menuitem", { name: form }).click();
};

test("is saved in each form, and the place of the file is told", async ({ page, open, expectAccessible }) => {
  const asked: string[] = [];
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => readPageOf(),
      saveReadiness(pairId, format) {
        asked.push(`${pairId} ${format}`);
        return `/home/jo/readiness.${format}`;
      },
    },
  });
  await openPage(page);
  for (const [form, ending] of [
    [/^Report/, "html"],
    [/^JSON/, "json"],
    [/^CSV/, "csv"],
  ] as const) {
    await choose(page, form);
    await expect(page.getByRole("status").filter({ hasText: `Saved as /home/jo/readiness.${ending}` })).toBeVisible();
  }
  expect(asked).toEqual(["pair-1 html", "pair-1 json", "pair-1 csv"]);
  await expectAccessible();
  await page.setViewportSize({ width: 512, height: 320 });
  await expectNoSidewaysScroll(page);
});

test("is chosen by keyboard, and nothing is claimed when the person thought better of it", async ({ page, open }) => {
  let times = 0;
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => readPageOf(),
      saveReadiness() {
        times += 1;
        return null;
      },
    },
  });
  await openPage(page);
  const button = page.getByRole("button", { name: "Save report…" });
  await button.focus();
  await page.keyboard.press("Enter");
  const forms = page.getByRole("menuitem");
  await expect(forms.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(forms.and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect.poll(() => times).toBe(1);
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute("aria-disabled", "false");
  await expect(page.getByText("Saved as")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("what keeps it from being saved is told, and it can be tried again", async ({ page, open }) => {
  let isFull = true;
  await open({
    pairs: [views.pair()],
    answers: {
      readiness: () => readPageOf(),
      saveReadiness() {
        if (isFull) throw new Error("no");
        return "/home/jo/readiness.csv";
      },
    },
  });
  await openPage(page);
  await choose(page, /^CSV/);
  await expect(page.getByRole("alert")).toContainText("E-4711");
  await expect(page.getByText("Saved as")).toHaveCount(0);
  isFull = false;
  await choose(page, /^CSV/);
  await expect(page.getByText("Saved as /home/jo/readiness.csv")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
