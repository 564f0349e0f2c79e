/** Where a file lies, in the Chromium door: told to the document that holds it, without its bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { expect, it, onTestFinished, vi } from "vitest";
import { fenceRequests } from "../../electron/chromium/fence-requests.ts";
import { launchBrowser } from "../../electron/chromium/launch-browser.ts";
import { serveDocuments } from "../../electron/chromium/page-transport.ts";
import type { Log } from "../../electron/core/log/log.ts";
import { createPageServer } from "../../electron/core/page/serve-page.ts";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import { refuseReadingFiles } from "../support/refuse-reading-files.ts";
import { silentLog } from "../support/silent-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

interface Opened {
  page: Page;
  session: CDPSession;
  folder: string;
  warnings: string[];
}

async function open(): Promise<Opened> {
  const folder = temporaryFolder();
  const pages = path.join(folder, "page");
  mkdirSync(pages);
  const text = '<!doctype html><title>Files</title><input type="file" multiple aria-label="File">';
  writeFileSync(path.join(pages, "index.html"), text);
  const context = await launchBrowser({
    executablePath: process.env["PAIRDESK_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    profileFolder: path.join(folder, "profile"),
    isHeadless: true,
  });
  onTestFinished(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  await fenceRequests(context, page, createPageServer({ root: pages }));
  const warnings: string[] = [];
  const log: Log = { ...silentLog, warn: (event) => void warnings.push(event) };
  await serveDocuments(page, () => undefined, log);
  const session = await context.newCDPSession(page);
  await page.goto(`${chromiumOrigin}/`);
  return { page, session, folder, warnings };
}

const pathsOf = (page: Page) =>
  page.evaluate<(string | null)[]>(
    "Promise.all([...document.querySelector('input').files].map((file) => window.pairdesk.pathOf(file)))",
  );

it("tells where chosen files lie, and reads none of them", async () => {
  const { page, folder, warnings } = await open();
  const files = ["one.pfx", "zwei äöü 'quoted\" .pem"].map((name) => path.join(folder, name));
  for (const file of files) writeFileSync(file, "what it holds");
  await page.setInputFiles("input", files);
  const reads = await refuseReadingFiles(page);
  expect(await pathsOf(page)).toEqual(files);
  expect(await reads()).toEqual([]);
  expect(warnings).toEqual([]);
});

it("a file that a script made has no place, and what is no file is refused", async () => {
  const { page } = await open();
  expect(await page.evaluate("window.pairdesk.pathOf(new File(['x'], '/etc/passwd'))")).toBeNull();
  const refused = "window.pairdesk.pathOf({ name: '/etc/passwd' }).catch((error) => error.name)";
  expect(await page.evaluate(refused)).toBe("TypeError");
});

it("two questions at once are answered each with its own, and no token is good a second time", async () => {
  const { page, folder } = await open();
  const file = path.join(folder, "one.pfx");
  writeFileSync(file, "what it holds");
  await page.setInputFiles("input", file);
  await page.evaluate(`{
    window.tokens = [];
    const { randomUUID } = crypto;
    crypto.randomUUID = function () {
      const token = randomUUID.call(crypto);
      window.tokens.push(token);
      return token;
    };
  }`);
  const answers = await page.evaluate(
    "Promise.all([new File([], 'made'), ...document.querySelector('input').files].map(window.pairdesk.pathOf))",
  );
  expect(answers).toEqual([null, file]);
  const left = "window.tokens.map((token) => typeof window.__pairdeskFile(token))";
  expect(await page.evaluate(left)).toEqual(["undefined", "undefined"]);
});

it("a frame inside the page has nobody to ask, and a token of another document leads to no file", async () => {
  const { page, session, folder, warnings } = await open();
  const file = path.join(folder, "one.pfx");
  writeFileSync(file, "what it holds");
  await page.setInputFiles("input", file);
  const frame = `(() => {
    const { contentWindow } = document.body.appendChild(document.createElement("iframe"));
    return [typeof contentWindow.pairdesk, typeof contentWindow.__pairdeskFile];
  })()`;
  expect(await page.evaluate(frame)).toEqual(["undefined", "undefined"]);
  // The binding is the browser's own, so it can be had again by whoever can speak to the browser.
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "__pairdeskSend" });
  const unknown = "b6a3f1c4-6a64-4d0b-9a39-8a5a4f5b2c11";
  for (const token of [unknown, "x", `") + alert(1) + ("`, ""]) {
    await page.evaluate(`window.__pairdeskSend(${JSON.stringify(`file:${token}`)})`);
  }
  await vi.waitFor(() => expect(warnings).toHaveLength(4));
  expect(new Set(warnings)).toEqual(
    new Set(["question for a file that is not there refused", "question for a file without a token refused"]),
  );
});
