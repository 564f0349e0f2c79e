/** The ways in which a system hands a saved history to the Electron door. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { writeSavedHistory } from "../../electron/core/saved-history/write-saved-history.ts";
import { savedHistoryOf } from "../fixtures/saved-history-of.ts";
import { test } from "./electron-fixture.ts";

const shows = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name: `Saved history of ${name}` })).toBeVisible();

/** A file that holds the history of a pair of this name. */
async function saveAs(folder: string, name: string): Promise<string> {
  const saved = savedHistoryOf(Date.UTC(2026, 2, 1));
  const file = path.join(folder, `${name}.pairhistory`);
  await writeFile(file, writeSavedHistory({ ...saved, timeline: { ...saved.timeline, name } }));
  return file;
}

test("on its command line, by a second start and by an event of the system", async ({ start, dataFolder }) => {
  const door = await start([await saveAs(dataFolder, "First")]);
  const page = await door.page();
  await shows(page, "First");
  const second = await start([await saveAs(dataFolder, "Second")]);
  expect(await second.ended).toBe(0);
  await shows(page, "Second");
  await door.openFile(await saveAs(dataFolder, "Third"));
  await shows(page, "Third");
  await page.getByRole("button", { name: "Saved histories", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Open now (3)" })).toBeVisible();
});
