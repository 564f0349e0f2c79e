/** Opens the window and the core, each while the other is being opened, joins them, and ends both together. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import { type Core, type CoreOptions, claimDataFolder, createCore } from "../core/create-core.ts";
import { createPageServer } from "../core/page/serve-page.ts";
import { openLinkOutside } from "../node/open-link.ts";
import { createStartProcess } from "../node/start-process.ts";
import { watchWake } from "../node/watch-wake.ts";
import { fenceRequests } from "./fence-requests.ts";
import { launchBrowser } from "./launch-browser.ts";
import { serveDocuments } from "./page-transport.ts";

export interface WindowOptions extends Omit<CoreOptions, "ports" | "writer"> {
  /** The folder of the built program. */
  built: string;
  /** The browser's program. */
  browser: string;
  headless: boolean;
  practice: boolean;
}

export interface OpenWindow {
  /** Resolves when the window is gone and everything is put away. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** Throws PairdeskError when the data folder or the browser cannot be used; then nothing is left open. */
export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const { dataFolder, clock, log } = options;
  const writer = await claimDataFolder({ dataFolder, door: "chromium", clock });
  // The profile is ours only with the lock: a browser that finds it in use would open a window in the other one.
  const launching = launchBrowser({
    executablePath: options.browser,
    profileFolder: join(dataFolder, "window"),
    isHeadless: options.headless,
  });
  const window = launching.then(async (context) => context.pages()[0] ?? context.newPage());
  const waking = { listener: (): void => undefined };
  const building = createCore({
    ...options,
    writer,
    ports: {
      door: "chromium",
      startProcess: createStartProcess(pathToFileURL(join(options.built, "main/"))),
      openLink: openLinkOutside,
      bringToFront: () => void window.then((page) => page.bringToFront()).catch(() => undefined),
      onWake: (listener) => {
        waking.listener = listener;
      },
    },
  });
  const [core, context, page] = await allOrNone(building, launching, window).catch((error: unknown) => {
    log.error("start.failed", error);
    throw error;
  });
  const wakeWatch = watchWake(() => waking.listener());
  const closed = whenGone(context, page).then(async () => {
    wakeWatch.stop();
    await context.close().catch(() => undefined);
    await core.close();
  });
  try {
    await showPage(context, page, core, options);
  } catch (error) {
    // Closed by the person before it was filled: that is an end, not a failure.
    const wasClosed = page.isClosed();
    await context.close().catch(() => undefined);
    await closed;
    if (!wasClosed) throw error;
  }
  if (options.practice && !page.isClosed()) void core.openPractice();
  return { closed, close: () => context.close() };
}

async function showPage(context: BrowserContext, page: Page, core: Core, { built, log }: WindowOptions): Promise<void> {
  await fenceRequests(context, page, createPageServer({ root: join(built, "renderer") }));
  await serveDocuments(page, (port) => core.serve(port), log);
  await page.goto(`${chromiumOrigin}/`);
  // Back must not lead to the empty page that the window was opened with.
  const session = await context.newCDPSession(page);
  await session.send("Page.resetNavigationHistory");
  await session.detach();
}

/** What one of them has opened is closed again when the other one fails. */
async function allOrNone(
  building: Promise<Core>,
  launching: Promise<BrowserContext>,
  window: Promise<Page>,
): Promise<[Core, BrowserContext, Page]> {
  try {
    return await Promise.all([building, launching, window]);
  } catch (error) {
    const [core, context] = await Promise.allSettled([building, launching, window]);
    if (core.status === "fulfilled") await core.value.close();
    if (context.status === "fulfilled") await context.value.close();
    throw error;
  }
}

const whenGone = (context: BrowserContext, page: Page): Promise<void> =>
  new Promise((resolve) => {
    page.once("close", () => resolve());
    context.once("close", () => resolve());
  });
