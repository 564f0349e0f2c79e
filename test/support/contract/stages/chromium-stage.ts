/** The Chromium door's own browser, fence, page server and transport, with the test's page in it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { fenceRequests } from "../../../../electron/chromium/fence-requests.ts";
import { launchBrowser } from "../../../../electron/chromium/launch-browser.ts";
import { serveDocuments } from "../../../../electron/chromium/page-transport.ts";
import { createPageServer } from "../../../../electron/core/page/serve-page.ts";
import { chromiumOrigin } from "../../../../shared/contract/window-bridge.ts";
import type { TestCore } from "../core/test-core.ts";
import { buildPage } from "../window/build-page.ts";
import { evaluate, windowInPage } from "../window/remote-window.ts";
import type { Stage } from "./stage.ts";

export interface ChromiumStage extends Stage {
  page(): Page;
  /** Runs a script in the main frame, whatever document it shows. */
  run(expression: string): Promise<unknown>;
}

interface OpenBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The test's own line into the page, beside the transport's. */
  readonly session: CDPSession;
}

export async function openChromiumStage(core: TestCore): Promise<ChromiumStage> {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-contract-"));
  await buildPage(path.join(folder, "page"));
  let browser = await openBrowser(folder, core);
  const openAgain = async () => {
    await browser.context.close();
    browser = await openBrowser(folder, core);
  };
  return {
    page: () => browser.page,
    run: (expression) => evaluate(browser.session, expression),
    window: windowInPage(() => browser.session),
    endings: {
      reload: async () => void (await browser.page.reload()),
      "navigation away": async () => {
        await browser.page.goto("about:blank");
        await browser.page.goto(`${chromiumOrigin}/`);
      },
      crash: async (hasEnded) => {
        const crashed = browser.page.waitForEvent("crash");
        // A page that has crashed never answers.
        browser.session.send("Page.crash").catch(() => undefined);
        await crashed;
        await hasEnded();
        await openAgain();
      },
      closing: async (hasEnded) => {
        await browser.page.close();
        await hasEnded();
        await openAgain();
      },
    },
    async end() {
      await browser.context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openBrowser(folder: string, core: TestCore): Promise<OpenBrowser> {
  const context = await launchBrowser({
    executablePath: process.env["PAIRDESK_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    profileFolder: path.join(folder, "profile"),
    isHeadless: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await fenceRequests(context, page, createPageServer({ root: path.join(folder, "page") }));
  await serveDocuments(page, (port) => core.serve(port), core.log);
  await page.goto(`${chromiumOrigin}/`);
  return { context, page, session: await context.newCDPSession(page) };
}
