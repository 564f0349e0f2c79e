/** The Chromium transport under the gate: what a port says goes to its own document and to no other. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { fenceRequests } from "../../electron/chromium/fence-requests.ts";
import { launchBrowser } from "../../electron/chromium/launch-browser.ts";
import { serveDocuments } from "../../electron/chromium/page-transport.ts";
import { createPageServer } from "../../electron/core/page/serve-page.ts";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import { silentLog } from "../support/silent-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Runs before anything of the page is fetched: it hears what comes while the core does not yet know of its document. */
const listening = "window.heard = []; window.pairdesk.hello((text) => window.heard.push(text));";

it("text that is under way while the page reloads never lands in the next document", async () => {
  const folder = temporaryFolder();
  const pages = path.join(folder, "page");
  mkdirSync(pages);
  writeFileSync(path.join(pages, "index.html"), "<!doctype html><title>Listening</title>");
  const context = await launchBrowser({
    executablePath: process.env["PAIRDESK_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    profileFolder: path.join(folder, "profile"),
    isHeadless: true,
  });
  onTestFinished(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  await fenceRequests(context, page, createPageServer({ root: pages }));

  let documents = 0;
  const serve: Parameters<typeof serveDocuments>[1] = (port) => {
    documents += 1;
    const text = `for document ${documents}`;
    let isOpen = true;
    port.onClose(() => {
      isOpen = false;
    });
    const talk = () => {
      port.post(text);
      if (isOpen) setImmediate(talk);
    };
    talk();
  };
  await serveDocuments(page, serve, silentLog);
  // After the transport's own script, which Playwright's init scripts would precede.
  const session = await context.newCDPSession(page);
  await session.send("Page.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", { source: listening });
  await page.goto(`${chromiumOrigin}/`);

  for (let round = 1; round <= 15; round += 1) {
    const heard = await vi.waitFor(async () => {
      const texts = await page.evaluate<string[]>("window.heard");
      expect(texts.length).toBeGreaterThan(5);
      return texts;
    });
    expect(new Set(heard)).toEqual(new Set([`for document ${round}`]));
    await page.reload();
  }
});
