/** This door has no dialog: a file goes among the person's downloads, never over another one. */
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { test } from "./chromium-fixture.ts";

test("files are saved among the downloads, each under a name of its own, and the window shows the path", async ({
  start,
  home,
}) => {
  const downloads = path.join(home, "Downloads");
  await mkdir(downloads);
  const door = start();
  await door.act("click", { button: "Settings" });
  await door.act("click", { button: "Collect and preview" });
  await door.act("click", { button: "Save as a file" });
  await door.act("says", { words: downloads });
  await door.act("click", { button: "Save as a file" });
  await door.act("says", { words: "(2).txt" });
  const names = await readdir(downloads);
  expect(names.sort()).toEqual([
    expect.stringMatching(/^pairdesk-diagnostics-\d{4}-\d\d-\d\d \(2\)\.txt$/),
    expect.stringMatching(/^pairdesk-diagnostics-\d{4}-\d\d-\d\d\.txt$/),
  ]);
  for (const name of names) {
    expect(await readFile(path.join(downloads, name), "utf8")).toContain("Pairdesk diagnostics");
    expect((await stat(path.join(downloads, name))).mode & 0o777).toBe(0o600);
  }
});

test("without such a folder the file is kept in the data folder", async ({ start, dataFolder }) => {
  const door = start();
  await door.act("click", { button: "Settings" });
  await door.act("click", { button: "Collect and preview" });
  await door.act("click", { button: "Save as a file" });
  await door.act("says", { words: `${dataFolder}/pairdesk-diagnostics-` });
});
