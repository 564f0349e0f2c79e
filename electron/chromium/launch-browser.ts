/**
 * An app window in a Chrome, Edge or Chromium that is installed here, driven over the DevTools pipe: no port listens.
 * The sandbox is on unless this runs as root, where Chromium refuses it. The profile is the program's own.
 */
import { existsSync } from "node:fs";
import { type BrowserContext, chromium } from "playwright-core";
import { PairdeskError } from "../../shared/errors.ts";

/**
 * Nothing of the browser's own may talk to the network. The window itself is fenced by its request rule, and whatever could
 * pass by that finds no host, not even one named by its address.
 */
const quietArgs = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--deny-permission-prompts",
];

/** An app window wants an address to start with; this one needs no network. `about:blank` would open an ordinary window. */
const blankApp = "data:text/html,<title>Pairdesk</title><meta name=color-scheme content='light dark'>";

export interface BrowserOptions {
  executablePath: string;
  profileFolder: string;
  /** Without a window, for measuring and tests on machines without a display. */
  isHeadless: boolean;
}

/** The browser remembers where an app window stood; a size on the command line would override that at every start. */
const firstPlace = (profileFolder: string): string[] => (existsSync(profileFolder) ? [] : ["--window-size=1280,860"]);

type LaunchOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** How the browser is started, for a person or for root. */
export const launchOptions = (options: BrowserOptions, isRoot: boolean): LaunchOptions => ({
  executablePath: options.executablePath,
  headless: options.isHeadless,
  chromiumSandbox: !isRoot,
  viewport: null,
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  acceptDownloads: false,
  serviceWorkers: "block",
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  args: [`--app=${blankApp}`, ...firstPlace(options.profileFolder), ...quietArgs],
  ignoreDefaultArgs: ["--enable-automation", "--disable-extensions"],
});

export async function launchBrowser(options: BrowserOptions): Promise<BrowserContext> {
  try {
    const isRoot = process.getuid?.() === 0;
    return await chromium.launchPersistentContext(options.profileFolder, launchOptions(options, isRoot));
  } catch (cause) {
    throw new PairdeskError(
      "door-lacks-ability",
      `The browser ${options.executablePath} could not be started.`,
      "Name another Chrome, Edge or Chromium with --browser, or see the log for its own words.",
      { cause },
    );
  }
}
