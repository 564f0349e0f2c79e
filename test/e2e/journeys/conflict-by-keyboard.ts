/** A first start without a mouse, up to a conflict: which is called one at the second look only, a minute later. */
import type { Page } from "@playwright/test";
import { expect } from "./expect-soon.ts";
import { press, write } from "./keyboard.ts";
import { finding, verdict } from "./pair-page.ts";

export async function makeBothPrimaryByKeyboard(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: "Open the practice pair" }));
  await expect(page.getByRole("heading", { level: 1, name: "Practice pair" })).toBeFocused();
  await expect(verdict(page)).toHaveText("PROTECTED");
  await write(page, page.getByRole("combobox", { name: "Scenario" }), "both primary");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Roles are settling");
  await expect(verdict(page)).toHaveText("UNKNOWN");
}

export async function seeTheConflict(page: Page): Promise<void> {
  await expect(verdict(page)).toHaveText("CONFLICT", { timeout: 100_000 });
  await press(page, finding(page, "ROLE_CONFLICT_BOTH_PRIMARY"));
  await expect(page.getByText("restore the link")).toBeVisible();
}
