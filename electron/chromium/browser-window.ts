/** One browser with the program's window in it, from its start to its end. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import type { Core } from "../core/create-core.ts";
import type { Log } from "../core/log/log.ts";
import { createPageServer } from "../core/page/serve-page.ts";
import { fenceRequests } from "./fence-requests.ts";
import { launchBrowser } from "./launch-browser.ts";
import { serveDocuments } from "./page-transport.ts";

export interface BrowserWindow {
  /** Resolves when the browser has ended, with what ended the window. */
  gone: Promise<"closed" | "crashed">;
  /** Fills the window. Throws when that fails while the window is still there. */
  show(core: Core): Promise<void>;
  bringToFront(): void;
  close(): Promise<void>;
}

/** How long after a failure the browser may still take to say that the window was closing. */
const endNoticeMs = 5_000;

/** Throws PairdeskError `door-lacks-ability` when the browser does not start. */
export async function openBrowserWindow(options: {
  /** The browser's program. */
  browser: string;
  dataFolder: string;
  headless: boolean;
  /** The folder of the built program. */
  built: string;
  log: Log;
}): Promise<BrowserWindow> {
  const context = await launchBrowser({
    executablePath: options.browser,
    profileFolder: join(options.dataFolder, "window"),
    isHeadless: options.headless,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const close = () => context.close().catch(() => undefined);
  const end = endOf(context, page);
  const gone = end.then(async (how) => {
    await close();
    return how;
  });
  return {
    gone,
    close,
    bringToFront: () => void page.bringToFront().catch(() => undefined),
    async show(core) {
      try {
        await Promise.all([
          fenceRequests(context, page, createPageServer({ root: join(options.built, "renderer") })),
          serveDocuments(page, (port) => core.serve(port), options.log),
        ]);
        await page.goto(`${chromiumOrigin}/`);
        await forgetFirstPage(context, page);
      } catch (error) {
        // Closed before it was filled, by the person or by a signal: that is an end, not a failure.
        const hasEnded = await endsSoon(end);
        await close();
        if (!hasEnded) throw error;
      }
    },
  };
}

/** Back must not lead to the empty page that the window was opened with. */
async function forgetFirstPage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Page.resetNavigationHistory");
  await session.detach();
}

/** A browser that is closing breaks off what it was loading before it says that the window is gone. */
const endsSoon = (end: Promise<unknown>): Promise<boolean> =>
  Promise.race([end.then(() => true), delay(endNoticeMs, false, { ref: false })]);

const endOf = (context: BrowserContext, page: Page): Promise<"closed" | "crashed"> =>
  new Promise((resolve) => {
    page.once("crash", () => resolve("crashed"));
    page.once("close", () => resolve("closed"));
    context.once("close", () => resolve("closed"));
  });
