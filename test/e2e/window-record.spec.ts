/** How long history is kept: the size, both choices, and the question before anything is deleted. */
import { expect } from "@playwright/test";
import type { KeptDays, StorageLoss } from "../../shared/contract/storage.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";

const pairs = () => [createPairViews(Date.now()).byVerdict.protected];
const loss: StorageLoss = { spans: 1204, incidents: 3, syncs: 310, responseHours: 0, rawAnswers: 0 };
const noLoss: StorageLoss = { spans: 0, incidents: 0, syncs: 0, responseHours: 0, rawAnswers: 0 };

function recordAnswers(keep: (kept: KeptDays) => void = () => undefined) {
  let kept: KeptDays = { changes: null, rawAnswers: 30 };
  return {
    storage: () => ({ databaseBytes: 48_300_000, kept }),
    storageLoss: ({ changes }: KeptDays) => (changes === null ? noLoss : loss),
    keepFor(choice: KeptDays) {
      keep(choice);
      kept = choice;
      return { databaseBytes: 1_310_720, kept };
    },
  };
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}, with the question open`, () => {
    test.use({ colorScheme, viewport: { width: 512, height: 400 } });

    test("is accessible and fits a small window", async ({ page, open, expectAccessible }) => {
      await open({ pairs: pairs(), answers: recordAnswers() });
      await openScreen(page, "Settings");
      await expectAccessible();
      await page.getByLabel("Keep changes").selectOption("One year");
      await expect(page.getByRole("dialog", { name: "Delete what is older?" })).toBeVisible();
      await expectAccessible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}

test("a longer time is taken at once, and the size is told anew", async ({ page, open }) => {
  const taken: KeptDays[] = [];
  await open({ pairs: pairs(), answers: recordAnswers((kept) => taken.push(kept)) });
  await openScreen(page, "Settings");
  const section = page.getByRole("region", { name: "How long history is kept" });
  await expect(section).toContainText("48 MB");
  await section.getByLabel("Keep what appliances answered").selectOption("90 days");
  await expect(section).toContainText("1.3 MB");
  expect(taken).toEqual([{ changes: null, rawAnswers: 90 }]);
});

test("a shorter time names what it deletes, and deletes nothing without a yes", async ({ page, open }) => {
  const taken: KeptDays[] = [];
  await open({ pairs: pairs(), answers: recordAnswers((kept) => taken.push(kept)) });
  await openScreen(page, "Settings");
  const choice = page.getByLabel("Keep changes");
  await choice.focus();
  await choice.selectOption("One year");
  const question = page.getByRole("dialog", { name: "Delete what is older?" });
  await expect(question.getByRole("listitem")).toHaveText([
    "1,204 spans of timelines",
    "3 incidents that are over",
    "310 data syncs",
  ]);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(choice).toHaveValue("null");
  expect(taken).toEqual([]);
  await choice.selectOption("One year");
  await question.getByRole("button", { name: "Delete it for good" }).click();
  await expect(choice).toHaveValue("365");
  expect(taken).toEqual([{ changes: 365, rawAnswers: 30 }]);
});

test("what cannot be stored is said, and the choice is what it was", async ({ page, open }) => {
  const answers = recordAnswers(() => {
    throw new PairdeskError("disk-full", "There is no room left on the disk.", "Make room on this disk.");
  });
  await open({ pairs: pairs(), answers });
  await openScreen(page, "Settings");
  await page.getByLabel("Keep what appliances answered").selectOption("90 days");
  await expect(page.getByText("There is no room left on the disk.")).toBeVisible();
  await expect(page.getByLabel("Keep what appliances answered")).toHaveValue("30");
});
