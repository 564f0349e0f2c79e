/**
 * From the first start to the first verdict about real appliances, over the real core: practice appliances as processes of
 * their own, described by a person who knows their addresses, account and CA file. Two minutes are the limit of each test.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import { addPairOnWelcome } from "../support/add-pair-form.ts";
import { windowTest } from "../support/window-test.ts";
import { press, tabTo, write } from "./journeys/keyboard.ts";

const firstRun = fileURLToPath(new URL("../support/core/first-run-process.ts", import.meta.url));

/** What a person knows of the appliances. */
interface Known {
  definition: PairDefinition;
  secrets: Record<string, string>;
}

const test = windowTest.extend<{ practice: Known }>({
  async practice({ openOver }, use) {
    const child = fork(firstRun, { stdio: "inherit" });
    const ended = once(child, "exit");
    const [known]: unknown[] = await once(child, "message");
    await openOver({
      serve(port) {
        port.onMessage((text) => child.send(text));
        child.on("message", (text) => port.post(String(text)));
      },
    });
    await use(known as Known);
    child.disconnect();
    await ended;
  },
});

test.setTimeout(120_000);

const verdict = (page: Page) => page.getByTestId("verdict");
const isKnown = /PROTECTED|DEGRADED|UNPROTECTED/;

const siteAddress = ({ definition }: Known): string => definition.site.connect?.[0] ?? "";
const caFile = ({ definition }: Known) => ({
  name: "practice-ca.pem",
  mimeType: "application/x-pem-file",
  buffer: Buffer.from(definition.appliances[0].tls.ca ?? ""),
});

test("by mouse, with a test of both connections on the way", async ({ page, practice }) => {
  const startedMs = Date.now();
  const [site1, site2] = practice.definition.appliances;
  await addPairOnWelcome(page).click();
  await page.getByRole("textbox", { name: "Site name" }).fill(`https://${practice.definition.site.host}/login`);
  await page.getByRole("radio", { name: "DNS swing" }).check();
  await page.getByRole("button", { name: /^Advanced/ }).click();
  await page.getByRole("textbox", { name: "Fixed addresses" }).fill(siteAddress(practice));
  for (const appliance of [site1, site2]) {
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("textbox", { name: "Its own address" }).fill(`https://${appliance.host}:${appliance.port}/`);
    await page.getByRole("textbox", { name: "API client id" }).fill(appliance.clientId);
    await page.getByRole("textbox", { name: "API client secret" }).fill(practice.secrets[appliance.name] ?? "");
    if (appliance === site1) {
      await page.getByRole("button", { name: "Keep secrets for this run only" }).click();
      await page.getByRole("radio", { name: "By our own CA" }).check();
      await page.getByLabel("CA file", { exact: true }).setInputFiles(caFile(practice));
    }
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.getByRole("status").filter({ hasText: /everything works/ })).toHaveText(
      `${appliance.name}: everything works.`,
    );
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Both appliances answer, and together they look like a pair.")).toBeVisible();
  await page.getByRole("button", { name: "Save and watch the pair" }).click();
  await expect(verdict(page)).toHaveText(isKnown);
  test.info().annotations.push({ type: "first truth by mouse", description: `${Date.now() - startedMs} ms` });
});

test("by keyboard alone", async ({ page, practice }) => {
  const startedMs = Date.now();
  const [site1, site2] = practice.definition.appliances;
  const field = (name: string) => page.getByRole("textbox", { name });
  await press(page, addPairOnWelcome(page));
  await write(page, field("Site name"), practice.definition.site.host);
  await tabTo(page, page.getByRole("radio", { name: "Shared IP" }));
  // The browser stops at the first of the group; space chooses, an arrow goes on.
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "DNS swing" })).toBeChecked();
  await press(page, page.getByRole("button", { name: /^Advanced/ }));
  await write(page, field("Fixed addresses"), siteAddress(practice));
  await press(page, page.getByRole("button", { name: "Continue" }));
  for (const appliance of [site1, site2]) {
    await write(page, field("Its own address"), appliance.host);
    await write(page, field("Port"), String(appliance.port));
    if (appliance === site1) await write(page, field("API client id"), appliance.clientId);
    await write(page, field("API client secret"), practice.secrets[appliance.name] ?? "");
    if (appliance === site1) {
      await press(page, page.getByRole("button", { name: "Keep secrets for this run only" }));
      await expect(page.getByText("kept in memory for this run only")).toBeVisible();
      await tabTo(page, page.getByRole("radio", { name: "As this computer does" }));
      await page.keyboard.press("ArrowDown");
      const chooser = page.waitForEvent("filechooser");
      await press(page, page.getByRole("button", { name: "Choose the CA file…" }));
      await (await chooser).setFiles(caFile(practice));
      await expect(field("CA certificate")).toHaveAccessibleDescription(/One certificate from practice-ca.pem/);
    }
    // Enter in a field goes on.
    await tabTo(page, field("API client secret"));
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { level: 2, name: "Review" })).toBeFocused();
  await press(page, page.getByRole("button", { name: "Save and watch the pair" }));
  await expect(page.getByRole("heading", { level: 1, name: practice.definition.site.host })).toBeFocused();
  await expect(verdict(page)).toHaveText(isKnown);
  test.info().annotations.push({ type: "first truth by keyboard", description: `${Date.now() - startedMs} ms` });
});
