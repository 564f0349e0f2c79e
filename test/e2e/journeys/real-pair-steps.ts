/** A pair described in the window by a person who knows its addresses and its account, and what they do with it later. */
import type { Locator, Page } from "@playwright/test";
import { dropFile } from "../../support/stored-pair.ts";
import { expect } from "./expect-soon.ts";
import { card, chooseFromMenu, press, verdict } from "./pair-page.ts";

/** What a person knows of one appliance. */
export interface KnownAppliance {
  host: string;
  port: number;
  clientId: string;
  secret: string;
}

export interface KnownPair {
  site: { host: string; connect: string };
  appliances: readonly [KnownAppliance, KnownAppliance];
}

type Name = "site1" | "site2";

const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name });
const connectionTest = (page: Page): Locator => page.getByRole("region", { name: "Connection test" });
const works = (page: Page, name: Name): Locator =>
  page.getByRole("status").filter({ hasText: `${name}: everything works.` });

/** The wizard up to the first appliance; answers with the fingerprint it shows of a certificate that nobody trusts. */
export async function meetFirst(page: Page, { site, appliances: [first] }: KnownPair): Promise<string> {
  await page.getByRole("button", { name: "Add a pair" }).first().click();
  await field(page, "Site name").fill(site.host);
  await page.getByRole("radio", { name: "DNS swing" }).check();
  await page.getByRole("button", { name: /^Advanced/ }).click();
  await field(page, "Fixed addresses").fill(site.connect);
  await press(page, "Continue");
  await describeAppliance(page, first);
  return shownFingerprint(page);
}

/** Pins what was shown. The log-in is tried then, and refused. */
export async function trustAndBeRefused(page: Page): Promise<void> {
  await press(page, "Trust this fingerprint");
  await expect(page.getByRole("radio", { name: "By its fingerprint" })).toBeChecked();
  await expect(connectionTest(page)).toContainText("does not take this client id with this secret");
}

export async function tryRefusedAgain(page: Page): Promise<void> {
  await press(page, "Try log-in again");
  await expect(connectionTest(page)).toContainText("refused this secret already");
}

/** The second appliance as it should be, and the pair is watched although the first one refused its secret. */
export async function addSecondAndSave(page: Page, { appliances: [, second] }: KnownPair): Promise<void> {
  await press(page, "Continue");
  await describeAppliance(page, second);
  await press(page, "Trust this fingerprint");
  await expect(works(page, "site2")).toHaveCount(1);
  await press(page, "Continue");
  await press(page, "Save and watch the pair");
  await expect(card(page, "site1")).toContainText("refused the API account");
  await expect(card(page, "site1")).toContainText("enter its secret anew");
  await expect(card(page, "site2")).toContainText("healthy");
}

/** Two more looks. */
export async function checkAgain(page: Page): Promise<void> {
  const check = page.getByRole("button", { name: "Check now" });
  for (let looks = 0; looks < 2; looks += 1) {
    await check.click();
    await expect(check).toBeEnabled();
  }
  await expect(card(page, "site1")).toContainText("refused the API account");
}

export async function replaceSecret(page: Page, { appliances: [first] }: KnownPair): Promise<void> {
  await openSection(page, "site1");
  await field(page, "API client secret").fill(first.secret);
  await save(page);
  await backToPair(page);
  await expect(verdict(page)).toHaveText("PROTECTED");
}

/** The second appliance shows another certificate now: its card says so, with what to do, and the test pins the new one. */
export async function pinAnew(page: Page): Promise<void> {
  await press(page, "Check now");
  const site2 = card(page, "site2");
  await expect(site2).toContainText("shows another certificate than the pinned one");
  await expect(site2).toContainText("compare the new fingerprint on the appliance itself and pin it anew");
  await expect(site2).toContainText("Fingerprint shown");
  await openSection(page, "site2");
  await press(page, "Test the connection");
  await press(page, "Trust the new fingerprint");
  await expect(works(page, "site2")).toHaveCount(1);
  await save(page);
  await backToPair(page);
  await expect(site2).toContainText("healthy");
  await expect(site2).not.toContainText("another certificate");
}

/** Answers with the path that the window says. */
export async function exportPair(page: Page): Promise<string> {
  await openSection(page, "Export and remove");
  await press(page, "Save as a pairs file…");
  const told = page.getByRole("status").filter({ hasText: "Saved as " });
  return (await told.textContent())?.match(/Saved as (.+\.json)/)?.[1] ?? "";
}

/** From the settings. What was brought back is watched at once, with the secrets it had. */
export async function removeAndUndo(page: Page, { site }: KnownPair): Promise<void> {
  await press(page, `Remove ${site.host}`);
  await expect(page.getByRole("button", { name: "Open the practice pair" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Pairs" })).not.toContainText(site.host);
  await press(page, "Undo");
  await expect(page.getByRole("heading", { level: 1, name: site.host })).toBeVisible();
  for (const name of ["site1", "site2"] as const) await expect(card(page, name)).toContainText("healthy");
}

/** In another profile: all of the description is there, and the secrets are asked for. */
export async function importPair(
  page: Page,
  { pair: { site, appliances }, text }: { pair: KnownPair; text: string },
): Promise<void> {
  await page.getByRole("button", { name: "Open the practice pair" }).waitFor();
  await dropFile(page, "colleague.pairs.json", text);
  await press(page, "Take in one pair");
  await expect(page.getByText("no secret yet for site1 and site2")).toBeVisible();
  await press(page, `Enter the secrets of ${site.host}`);
  for (const [index, name] of (["site1", "site2"] as const).entries()) {
    await page.getByRole("navigation", { name: "Parts of the settings" }).getByRole("button", { name }).click();
    await field(page, "API client secret").fill(appliances[index]?.secret ?? "");
  }
  await save(page);
  await backToPair(page);
  for (const name of ["site1", "site2"] as const) await expect(card(page, name)).toContainText("healthy");
}

/** Trusted as this computer does, which no practice certificate is. */
async function describeAppliance(page: Page, { host, port, clientId, secret }: KnownAppliance): Promise<void> {
  await field(page, "Its own address").fill(`https://${host}:${port}/login`);
  await field(page, "API client id").fill(clientId);
  await field(page, "API client secret").fill(secret);
  await press(page, "Test the connection");
}

async function shownFingerprint(page: Page): Promise<string> {
  const shown = page.getByRole("region", { name: "Certificate that was shown" });
  await expect(shown).toBeVisible();
  const [print = ""] = (await shown.textContent())?.match(/(?:[0-9A-F]{2}[:\s]*){32}/) ?? [];
  return print.replace(/[:\s]/g, "").toLowerCase();
}

async function openSection(page: Page, name: string): Promise<void> {
  await chooseFromMenu(page, "Settings, export, removal");
  const sections = page.getByRole("navigation", { name: "Parts of the settings" });
  await sections.getByRole("button", { name }).click();
}

async function save(page: Page): Promise<void> {
  await press(page, "Save");
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
}

async function backToPair(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Pairs" }).getByRole("button").first().click();
  await expect(verdict(page)).toBeVisible();
}
