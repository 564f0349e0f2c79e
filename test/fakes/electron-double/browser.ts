/** The one Chromium behind all windows; started with the first window. A loopback DevTools port is for the spec alone. */
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const executablePath = process.env["PAIRDESK_BROWSER"] ?? "/usr/bin/chromium";

export interface Browser {
  readonly context: BrowserContext;
  /** For `connectOverCDP`. */
  readonly devToolsAddress: string;
  newPage(): Promise<Page>;
}

let browser: Promise<Browser> | undefined;

export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  const opened = await browser?.catch(() => undefined);
  await opened?.context.close().catch(() => undefined);
}

async function launch(): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), "electron-double-"));
  process.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    acceptDownloads: false,
    viewport: null,
    args: [
      "--remote-debugging-port=0",
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const [port] = (await readFile(path.join(profile, "DevToolsActivePort"), "utf8")).split("\n");
  const unused = context.pages();
  return {
    context,
    devToolsAddress: `http://127.0.0.1:${port}`,
    newPage: async () => unused.shift() ?? (await context.newPage()),
  };
}
