/** Certificates in the Electron door: the page that looks again, and a file that the doctor opens by its place. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { openScreen } from "../support/open-screen.ts";
import { refuseReadingFiles } from "../support/refuse-reading-files.ts";
import { test } from "./electron-fixture.ts";
import { lookAgain } from "./journeys/certificate-steps.ts";

test("the certificates page looks again, and the doctor opens a file by its place, unread by the page", async ({
  start,
  dataFolder,
}) => {
  const file = path.join(dataFolder, "holiday.p12");
  const door = await start(["--practice"]);
  const page = await door.page();
  await writeFile(file, "this is no certificate at all");
  await expect(page.getByRole("heading", { level: 1, name: "Practice pair" })).toBeVisible();
  await page.keyboard.press("t");
  await lookAgain(page);
  await openScreen(page, "Certificate files");
  const reads = await refuseReadingFiles(page);
  const cdp = await page.context().newCDPSession(page);
  const expression = `document.querySelector('input[aria-label="Certificate files"]')`;
  const { result } = await cdp.send("Runtime.evaluate", { expression });
  await cdp.send("DOM.setFileInputFiles", { objectId: result.objectId ?? "", files: [file] });
  await expect(page.getByRole("region", { name: "Files (1)" })).toContainText("holiday.p12");
  expect(await reads()).toEqual([]);
});
