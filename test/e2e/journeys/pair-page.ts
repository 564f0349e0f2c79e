/** The pair page by what stands on it. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect-soon.ts";

export const verdict = (page: Page): Locator => page.getByTestId("verdict");

export const card = (page: Page, name: "site1" | "site2"): Locator =>
  page.getByRole("region", { name: name === "site1" ? "site1, normal primary" : "site2, normal backup" });

export const finding = (page: Page, code: string): Locator => page.getByRole("button", { name: new RegExp(code) });

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

export async function chooseFromMenu(page: Page, name: string): Promise<void> {
  await press(page, "More");
  await page.getByRole("menuitem", { name }).click();
}

/** Done when the pair was made well and the scenario is there. */
export async function setScenario(page: Page, title: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "Scenario" });
  await field.click();
  await field.fill(title);
  await page.getByRole("option", { name: title }).first().click();
  await expect(field).toHaveAccessibleDescription(/Making the pair well/);
  await expect(field).not.toHaveAccessibleDescription(/Making the pair well/);
}

/** Every word of the verdict from now on; the answer tells those that were shown until then. */
export async function noteVerdicts(page: Page): Promise<() => Promise<string[]>> {
  const noted = await verdict(page).evaluateHandle((shown) => {
    const words: string[] = [];
    const area = shown.parentElement ?? shown;
    const note = () => words.push(area.querySelector('[data-testid="verdict"]')?.textContent ?? "");
    new MutationObserver(note).observe(area, { childList: true, characterData: true, subtree: true });
    return words;
  });
  return async () => [...new Set(await noted.jsonValue())];
}
