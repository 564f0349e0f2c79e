/** Where a file lies, in the Electron door: told through the built preload, without its bytes. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { refuseReadingFiles } from "../support/refuse-reading-files.ts";
import { test } from "./electron-fixture.ts";

const addInput = `{
  const input = document.body.appendChild(document.createElement("input"));
  input.type = "file";
  input.id = "tried";
}`;

test("chosen files are told by their place, what a script made has none, and nothing is read", async ({
  start,
  dataFolder,
}) => {
  const file = path.join(dataFolder, "zwei äöü 'quoted' .pfx");
  const page = await (await start()).page();
  await writeFile(file, "what it holds");
  await page.evaluate(addInput);
  // A second connection to the browser may not hand it a file by its place, so it is done as the browser's tools do.
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send("Runtime.evaluate", { expression: "document.getElementById('tried')" });
  await cdp.send("DOM.setFileInputFiles", { objectId: result.objectId ?? "", files: [file] });
  const reads = await refuseReadingFiles(page);
  const ask = (what: string) => page.evaluate(`window.pairdesk.pathOf(${what})`);
  expect(await ask("document.getElementById('tried').files[0]")).toBe(file);
  expect(await ask("new File(['x'], '/etc/passwd')")).toBeNull();
  await expect(ask("{ name: '/etc/passwd' }")).rejects.toThrow("conversion failure");
  expect(await reads()).toEqual([]);
});
