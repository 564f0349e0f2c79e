/** The practice pair through what can befall it, in one sitting. Nobody presses "Check now". */
import type { Page } from "@playwright/test";
import { expect } from "./expect-soon.ts";
import { card, chooseFromMenu, finding, noteVerdicts, press, setScenario, verdict } from "./pair-page.ts";

export async function practiceJourney(page: Page): Promise<void> {
  await press(page, "Open the practice pair");
  await expect(verdict(page)).toHaveText("PROTECTED");
  await maintenanceOfTheBackup(page);
  await outageAndRecovery(page);
  await vantageLost(page);
  await rolesSwapped(page);
}

/** What was announced is calm; the verdict says what is true all the same. */
async function maintenanceOfTheBackup(page: Page): Promise<void> {
  await chooseFromMenu(page, "Start maintenance…");
  const dialog = page.getByRole("dialog", { name: "Start maintenance" });
  await dialog.getByRole("textbox", { name: "Why (optional)" }).fill("Disks of site2 are replaced");
  await dialog.getByRole("button", { name: "Start maintenance" }).click();
  const banner = page.getByRole("region", { name: "Maintenance" });
  await expect(banner).toContainText("Disks of site2 are replaced");
  await press(page, "Kill site2");
  await expect(verdict(page)).toHaveText("UNPROTECTED");
  await expect(finding(page, "APPLIANCE_UNREACHABLE")).toContainText("Expected until");
  await press(page, "Start site2");
  await expect(verdict(page)).toHaveText("PROTECTED");
  await banner.getByRole("button", { name: "End maintenance" }).click();
  await expect(banner).toHaveCount(0);
}

async function outageAndRecovery(page: Page): Promise<void> {
  await press(page, "Kill site1");
  await expect(verdict(page)).toHaveText("OUTAGE", { timeout: 20_000 });
  await expect(card(page, "site1")).toContainText("nothing listens on port");
  const risk = page.getByRole("region", { name: "Data at risk" });
  await expect(risk).toContainText("Counted from the last sync Pairdesk was told of");
  await expect(risk).toContainText("would be missing on site2");
  await press(page, "Start site1");
  await expect(verdict(page)).toHaveText("PROTECTED");
}

async function vantageLost(page: Page): Promise<void> {
  const verdicts = await noteVerdicts(page);
  await setScenario(page, "This computer cut off");
  await expect(verdict(page)).toHaveText("UNKNOWN");
  await expect(finding(page, "VANTAGE_LOST")).toBeVisible();
  for (const name of ["site1", "site2"] as const)
    await expect(card(page, name)).toContainText("It may be this computer");
  expect(await verdicts()).not.toContain("OUTAGE");
}

async function rolesSwapped(page: Page): Promise<void> {
  await setScenario(page, "Roles swapped");
  await expect(verdict(page)).toHaveText("DEGRADED");
  await expect(card(page, "site1")).toContainText("BACKUP");
  await expect(card(page, "site2")).toContainText("PRIMARY");
  await expect(finding(page, "ROLES_SWAPPED")).toBeVisible();
  await expect(finding(page, "TAKEOVER_SEEN")).toBeVisible();
  await press(page, "I know about this change");
  await expect(finding(page, "TAKEOVER_SEEN")).toHaveCount(0);
  await expect(verdict(page)).toHaveText("DEGRADED");
}
