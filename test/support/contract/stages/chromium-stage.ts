/** The Chromium door's own fence, page server and transport in a real browser. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";
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

export async function openChromiumStage(core: TestCore): Promise<ChromiumStage> {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-contract-"));
  const pages = path.join(folder, "page");
  const [context] = await Promise.all([
    launchBrowser({
      executablePath: process.env["PAIRDESK_TEST_CHROMIUM"] ?? "/usr/bin/chromium",
      profileFolder: path.join(folder, "profile"),
      isHeadless: true,
    }),
    buildPage(pages),
  ]);
  let page = context.pages()[0] ?? (await context.newPage());
  let session = await context.newCDPSession(page);
  const open = async () => {
    await fenceRequests(context, page, createPageServer({ root: pages }));
    await serveDocuments(page, (port) => core.serve(port), core.log);
    await page.goto(`${chromiumOrigin}/`);
  };
  await open();

  return {
    page: () => page,
    run: (expression) => evaluate(session, expression),
    window: windowInPage(() => session),
    endings: {
      reload: async () => void (await page.reload()),
      "navigation away": async () => {
        await page.goto("about:blank");
        await page.goto(`${chromiumOrigin}/`);
      },
      crash: () => crashAndReload(page, session),
      closing: async () => {
        const closed = page;
        await context.unrouteAll();
        context.removeAllListeners("page");
        page = await context.newPage();
        session = await context.newCDPSession(page);
        await closed.close();
        await open();
      },
    },
    async end() {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Loaded again as the person does it in the window: Playwright's own page object gives up after a crash. */
async function crashAndReload(page: Page, session: CDPSession): Promise<void> {
  const crashed = page.waitForEvent("crash");
  // A page that has crashed never answers.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await session.send("Page.enable");
  const loaded = new Promise<void>((resolve) => session.once("Page.loadEventFired", () => resolve()));
  await session.send("Page.reload");
  await loaded;
}
