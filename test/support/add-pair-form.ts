/** The wizard as a person fills it in, by label. */
import type { Page } from "@playwright/test";

export async function fillSite(page: Page): Promise<void> {
  await page.getByLabel("Site name").fill("support.example.com");
  await page.getByRole("radio", { name: "DNS swing" }).check();
}

export async function fillAppliance(page: Page, number: 1 | 2): Promise<void> {
  await page.getByLabel("Its own address").fill(`site${number}.example.com`);
  await page.getByLabel("API client id").fill("failover-monitor");
  await page.getByLabel("API client secret").fill(`secret of site${number}`);
}

export const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** The rail has a button of the same name. */
export const addPairOnWelcome = (page: Page) =>
  page.getByRole("region", { name: "Add your pair" }).getByRole("button", { name: "Add a pair" });

/** From the welcome page to the step of this number, everything before it filled in. */
export async function openStep(page: Page, step: 1 | 2 | 3 | 4): Promise<void> {
  await addPairOnWelcome(page).click();
  if (step === 1) return;
  await fillSite(page);
  await goOn(page);
  if (step === 2) return;
  await fillAppliance(page, 1);
  await goOn(page);
  if (step === 3) return;
  await fillAppliance(page, 2);
  await goOn(page);
}
