/** Opens the window and the core at the same time, joins them, and ends both together. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumOrigin } from "../../shared/contract/window-bridge.ts";
import { type CoreOptions, createCore } from "../core/create-core.ts";
import { createPageServer } from "../core/page/serve-page.ts";
import type { DoorPorts } from "../core/ports.ts";
import { openLinkOutside } from "../node/open-link.ts";
import { createStartProcess } from "../node/start-process.ts";
import { watchWake } from "../node/watch-wake.ts";
import { fenceRequests } from "./fence-requests.ts";
import { launchBrowser } from "./launch-browser.ts";
import { serveDocuments } from "./page-transport.ts";

export interface WindowOptions extends Omit<CoreOptions, "ports"> {
  /** The folder of the built program. */
  built: string;
  browser: string;
  headless: boolean;
  practice: boolean;
}

export interface OpenWindow {
  /** Resolves when the window is gone and everything is put away. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export async function openWindow(options: WindowOptions): Promise<OpenWindow> {
  const { built, log } = options;
  let show = (): void => undefined;
  let wake = (): void => undefined;
  const ports: DoorPorts = {
    door: "chromium",
    startProcess: createStartProcess(pathToFileURL(join(built, "main/"))),
    openLink: openLinkOutside,
    bringToFront: () => show(),
    onWake: (listener) => {
      wake = listener;
    },
  };
  const core = await createCore({ ...options, ports });
  const waking = watchWake(() => wake());
  try {
    const context = await launchBrowser({
      executablePath: options.browser,
      profileFolder: join(options.dataFolder, "window"),
      isHeadless: options.headless,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    show = () => void page.bringToFront().catch(() => undefined);
    const closed = new Promise<void>((resolve) => {
      page.once("close", () => resolve());
      context.once("close", () => resolve());
    }).then(async () => {
      waking.stop();
      await context.close().catch(() => undefined);
      await core.close();
    });
    await fenceRequests(context, page, createPageServer({ root: join(built, "renderer") }));
    await serveDocuments(page, (port) => core.serve(port), log);
    await page.goto(`${chromiumOrigin}/`);
    if (options.practice) core.openPractice().catch((error: unknown) => log.error("practice pair failed", error));
    return { closed, close: () => context.close().catch(() => undefined) };
  } catch (error) {
    waking.stop();
    await core.close();
    throw error;
  }
}
