import type { Page } from "@playwright/test";

const ways = { "Certificate files": ["Certificates", "Certificate files"] } as const;

/** Goes to a screen by its entry in the rail, which a narrow window folds into a menu, and on from there where it has none. */
export async function openScreen(
  page: Page,
  name: "Command log" | "Settings" | "Saved histories" | "Certificate files",
): Promise<void> {
  const [entry, further] = name === "Certificate files" ? ways[name] : [name];
  const rail = page.getByRole("banner").getByRole("button", { name: entry, exact: true });
  const menu = page.getByRole("button", { name: "Menu" });
  await rail.or(menu).first().waitFor();
  if (await menu.isVisible()) await menu.click();
  await rail.click();
  if (further !== undefined) await page.getByRole("button", { name: further, exact: true }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}
