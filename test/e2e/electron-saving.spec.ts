/** Saving a file asks where, on the window, and writes there and nowhere else. */
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { openScreen } from "../support/open-screen.ts";
import { test } from "./electron-fixture.ts";

test("the dialog suggests a name among the downloads, and the file is for its owner alone", async ({
  start,
  dataFolder,
}) => {
  const chosen = path.join(dataFolder, "chosen");
  await mkdir(chosen, { recursive: true });
  const door = await start([], { ELECTRON_DOUBLE_SAVE_TO: chosen });
  const page = await door.page();
  await openScreen(page, "Settings");
  await page.getByRole("button", { name: "Collect and preview" }).click();
  await page.getByRole("button", { name: "Save as a file" }).click();
  await expect(page.getByText("Saved as")).toBeVisible();
  const [name = ""] = await readdir(chosen);
  expect(name).toMatch(/^pairdesk-diagnostics-\d{4}-\d\d-\d\d\.txt$/);
  expect(await readFile(path.join(chosen, name), "utf8")).toContain("Pairdesk diagnostics");
  expect((await stat(path.join(chosen, name))).mode & 0o777).toBe(0o600);
  const { dialogs } = await door.records();
  expect(dialogs).toEqual([
    { kind: "save", title: "on the window", text: expect.stringMatching(/Downloads.pairdesk-diagnostics-.*\.txt$/) },
  ]);
});

test("a dialog that the person closes saves nothing and says nothing", async ({ start }) => {
  const door = await start();
  const page = await door.page();
  await openScreen(page, "Settings");
  await page.getByRole("button", { name: "Collect and preview" }).click();
  const save = page.getByRole("button", { name: "Save as a file" });
  await save.click();
  await expect.poll(async () => (await door.records()).dialogs.length).toBe(1);
  await expect(save).toBeEnabled();
  await expect(page.getByText("Saved as")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a folder that cannot be written to is told beside the button", async ({ start, dataFolder }) => {
  const door = await start([], { ELECTRON_DOUBLE_SAVE_TO: path.join(dataFolder, "gone") });
  const page = await door.page();
  await openScreen(page, "Settings");
  await page.getByRole("button", { name: "Collect and preview" }).click();
  await page.getByRole("button", { name: "Save as a file" }).click();
  const section = page.getByRole("region", { name: "Diagnostics" });
  await expect(section.getByRole("alert")).toContainText("the folder is not there any more");
  await expect(section.getByRole("alert")).toContainText("Save it in another folder");
});
