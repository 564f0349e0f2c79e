/** Certificates from the finding to the proof, and a file with the doctor, on the practice pair and without a mouse. */
import type { Locator, Page } from "@playwright/test";
import { refuseReadingFiles } from "../../support/refuse-reading-files.ts";
import { expect } from "./expect-soon.ts";
import { press, tabTo, write } from "./keyboard.ts";
import { finding, verdict } from "./pair-page.ts";

const standing = (page: Page): Locator => page.getByRole("region", { name: "Where the run stands" });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const played = (page: Page): Locator => button(page, "Let Pairdesk do it here");

/** Opens the practice pair, and lets its backup be one renewal behind. */
export async function fallBehindByKeyboard(page: Page): Promise<void> {
  await press(page, button(page, "Open the practice pair"));
  await expect(verdict(page)).toHaveText("PROTECTED");
  await write(page, page.getByRole("combobox", { name: "Scenario" }), "one renewal behind");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(finding(page, "CERT_MISMATCH")).toBeVisible();
}

export async function seeDifferentCertificates(page: Page): Promise<void> {
  // Out of the field for the scenario, in which a key is a letter.
  await tabTo(page, finding(page, "CERT_MISMATCH").first());
  await page.keyboard.press("t");
  await lookAgain(page);
  await expect(page.getByRole("region", { name: "What differs between site1 and site2" })).toBeVisible();
  await expect(page.getByRole("table", { name: "site1 and site2 compared" })).toContainText("no");
  await backToThePair(page);
}

export async function backToThePair(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: /^Practice pair/ }).first());
  await expect(page.getByRole("heading", { level: 1, name: "Practice pair" })).toBeVisible();
}

export async function seeEqualCertificates(page: Page): Promise<void> {
  await page.keyboard.press("t");
  await lookAgain(page);
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(
    "site1 and site2 serve the same certificate.",
  );
  const compared = page.getByRole("table", { name: "site1 and site2 compared" });
  for (const same of ["certificate", "key", "chain"])
    await expect(compared.getByRole("row", { name: `Same ${same} yes yes yes` })).toBeVisible();
}

export async function lookAgain(page: Page): Promise<void> {
  const check = button(page, "Check now");
  await press(page, check);
  await expect(check).toBeEnabled();
  await expect(page.getByRole("table", { name: "site1 and site2 compared" })).toBeVisible();
}

/** From the pair's page, by the finding itself; up to the export. */
export async function beginReplicationByKeyboard(page: Page): Promise<void> {
  const found = finding(page, "CERT_MISMATCH").first();
  await tabTo(page, found);
  if ((await found.getAttribute("aria-expanded")) !== "true") await page.keyboard.press("Enter");
  await press(page, button(page, "Replicate the certificate"));
  await choose(page, /^The two differ/);
  await choose(page, /^site1/);
}

export async function makePassphraseByKeyboard(page: Page): Promise<string> {
  const box = page.getByRole("region", { name: "Passphrase of the file" });
  await press(page, box.getByRole("button", { name: "Make a passphrase" }));
  const shown = box.locator(".shown-passphrase-text");
  await expect(shown).not.toBeEmpty();
  await press(page, box.getByRole("button", { name: /^Copy/ }));
  return (await shown.textContent()) ?? "";
}

/** Every step from the export on, where nothing of it is done by hand; the file is found by itself. */
export async function replicateToTheEndByKeyboard(page: Page): Promise<void> {
  const over = standing(page).getByRole("heading", { name: /^(Done|Incomplete|Failed|Unknown|Refused)/ });
  for (;;) {
    await expect(played(page).or(over).first()).toBeVisible({ timeout: 60_000 });
    if (await over.isVisible()) break;
    await playOne(page);
  }
  await expect(standing(page)).toContainText("The file with the private key is gone from where it was.");
}

export async function saveRunReports(page: Page): Promise<void> {
  for (const format of ["Report", "JSON"]) {
    await page.getByRole("button", { name: "Save report" }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click();
    await expect(page.getByText(format === "JSON" ? /\.json/ : /\.html/).first()).toBeVisible();
  }
}

/** The export is made, and then the run is stopped: its file stays. */
export async function exportAndStop(page: Page): Promise<void> {
  await playOne(page);
  await expect(played(page)).toBeVisible();
  await page.getByRole("button", { name: /^Stop the run/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Stop/ }).click();
  await expect(standing(page).getByRole("heading").first()).toBeVisible();
}

/** By its place, as from the system's dialog; the page reads none of them. Answers with what it tried to read. */
export async function giveWrongThenRight(
  page: Page,
  { passphrase, wrong, right }: { passphrase: string; wrong: string; right: string },
): Promise<string[]> {
  const reads = await refuseReadingFiles(page);
  await press(page, button(page, "Enter one of my own"));
  await write(page, page.getByLabel("Passphrase of the file", { exact: true }).and(page.locator("input")), passphrase);
  await press(page, button(page, "Use it"));
  await press(page, button(page, "I have done this"));
  const input = page.getByLabel("Certificate file", { exact: true }).and(page.locator("input"));
  await input.setInputFiles(wrong);
  await expect(page.getByText(`Given last: ${wrong}`)).toBeVisible();
  await expect(
    page.getByText(/holds no certificate|is no certificate|not a certificate|cannot be read/).first(),
  ).toBeVisible();
  await input.setInputFiles(right);
  return reads();
}

interface DoctoredFile {
  file: string;
  passphrase: string;
}

/** Answers with the passphrase of the new file, and with what the page tried to read. */
export async function doctorByKeyboard(page: Page, { file, passphrase }: DoctoredFile): Promise<[string, string[]]> {
  const reads = await refuseReadingFiles(page);
  await openFile(page, file);
  const files = page.getByRole("region", { name: "Files (1)" });
  const secret = files.getByRole("textbox", { name: /^Passphrase of/ });
  await write(page, secret, `not ${passphrase}`);
  await page.keyboard.press("Enter");
  await expect(files).toContainText(/[Ww]rong passphrase/);
  await write(page, secret, passphrase);
  await page.keyboard.press("Enter");
  await expect(secret).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Is it what an appliance serves?" })).toContainText("site1");
  const anew = page.getByRole("region", { name: "Write a new file of it" });
  await press(page, anew.getByRole("button", { name: "Make one for me" }));
  const made = (await anew.locator(".shown-passphrase-text").textContent()) ?? "";
  await press(page, anew.getByRole("button", { name: "Save as…" }));
  await expect(anew).toContainText("delete it once it is imported");
  return [made, await reads()];
}

export async function openFile(page: Page, file: string): Promise<void> {
  await press(page, page.getByRole("banner").getByRole("button", { name: "Certificates", exact: true }));
  await press(page, button(page, "Certificate files"));
  const input = page.getByLabel("Certificate files", { exact: true }).and(page.locator("input"));
  await input.setInputFiles(file);
  await expect(page.getByRole("region", { name: "Files (1)" })).toBeVisible();
}

async function playOne(page: Page): Promise<void> {
  const present = await played(page).elementHandle();
  await press(page, played(page));
  await present?.waitForElementState("hidden");
}

async function choose(page: Page, name: RegExp): Promise<void> {
  const answer = page.getByRole("button", { name: /^Give (this answer|these answers)$/ });
  const form = page.locator("form").filter({ has: answer });
  const choice = form.getByRole("radio", { name });
  await choice.waitFor();
  await tabTo(page, form.getByRole("radio").first());
  await page.keyboard.press("Space");
  for (let moves = 0; moves < 3 && !(await choice.isChecked()); moves += 1) await page.keyboard.press("ArrowDown");
  const shown = await form.elementHandle();
  await press(page, answer);
  await shown?.waitForElementState("hidden");
}
