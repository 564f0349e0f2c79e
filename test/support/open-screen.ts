import type { Page } from "@playwright/test";

/** Goes to a screen by its entry in the rail, which a narrow window folds into a menu. */
export async function openScreen(
  page: Page,
  name: "Command log" | "Settings" | "Saved histories" | "Certificate files",
): Promise<void> {
  await page
    .getByRole("button", { name, exact: true })
    .or(page.getByRole("button", { name: "Menu" }))
    .first()
    .waitFor();
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}
