/** Fifty pairs from a file, found and opened without a mouse. */
import type { Page } from "@playwright/test";
import { pairsFile } from "../../support/stored-pair.ts";
import { expect } from "./expect-soon.ts";
import { press, tabTo } from "./keyboard.ts";

export async function fiftyPairsByKeyboard(page: Page, { text }: { text: string }): Promise<void> {
  await press(page, page.getByRole("button", { name: "Import pairs" }));
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByRole("button", { name: "Choose a pairs file…" }));
  await (await chooser).setFiles(pairsFile(text));
  await press(page, page.getByRole("button", { name: "Take in 50 pairs" }));
  await expect(page.getByRole("heading", { name: "50 pairs were taken in" })).toBeFocused();

  await page.keyboard.press("/");
  const search = page.getByRole("textbox", { name: "Find a pair" });
  await expect(search).toBeFocused();
  const table = page.getByRole("table", { name: "Pairs" });
  const rows = table.getByRole("button", { name: /^Pair \d\d$/ });
  await expect(rows).toHaveCount(50);
  await expect(page.getByText(/of 50 needs? attention\./)).toBeVisible();
  await page.keyboard.type("pair 37");
  await expect(rows).toHaveText(["Pair 37"]);
  await page.keyboard.press("Escape");
  await expect(rows).toHaveCount(50);
  await page.keyboard.type("pair 37");
  await expect(rows).toHaveText(["Pair 37"]);
  // Tab leads into the table at its first line, which is the group's; arrow keys go on from there.
  await tabTo(page, table.getByRole("button", { name: /^Customer C/ }));
  await page.keyboard.press("ArrowDown");
  await expect(rows).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Pair 37" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByRole("heading", { level: 1, name: "Fleet" })).toBeVisible();
}
