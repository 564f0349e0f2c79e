/** What must hold in every door that has a window. The core's own findings are not judged here. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/expect-accessible.ts";

const practicePair = "Practice pair";
const sides = ["site1, normal primary", "site2, normal backup"];

/** Loads the page once more, so that the whole of a load is watched, and opens the practice pair if it is not open yet. */
export async function smoke(page: Page): Promise<void> {
  const faults = await watchForFaults(page);
  await page.reload();
  await expect(page).toHaveTitle(/Pairdesk/);

  const pairHeading = page.getByRole("heading", { level: 1, name: practicePair });
  const welcome = page.getByRole("button", { name: "Open the practice pair" });
  await expect(pairHeading.or(welcome)).toBeVisible();
  if (await welcome.isVisible()) await welcome.click();
  await expect(pairHeading).toBeVisible();
  for (const side of sides) {
    const region = page.getByRole("region", { name: side });
    await expect(region).toBeVisible();
    await expect(region.getByText("healthy", { exact: true })).toBeVisible();
  }

  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectAccessible(page, "light");
  expect(await faults()).toEqual([]);
}

/** Console errors and warnings, uncaught errors, policy violations, and requests to anywhere but the page's own origin. */
async function watchForFaults(page: Page): Promise<() => Promise<string[]>> {
  const faults: string[] = [];
  const { origin } = new URL(page.url());
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const kept = JSON.parse(sessionStorage.getItem("violations") ?? "[]") as string[];
      sessionStorage.setItem(
        "violations",
        JSON.stringify([...kept, `${event.violatedDirective}: ${event.blockedURI}`]),
      );
    });
  });
  return async () => {
    const violations = await page.evaluate(() => JSON.parse(sessionStorage.getItem("violations") ?? "[]") as string[]);
    return [...faults, ...violations];
  };
}
