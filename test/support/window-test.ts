/**
 * Playwright's `test` with a window in it: opened over a scripted core in the browser that the machine has, and failed by anything
 * its page complains of.
 */
import { test as base, expect } from "@playwright/test";
import { createScriptedCore, type ScriptedCore, type ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { type OpenedWindow, openWindow } from "./window-harness.ts";

interface WindowFixtures {
  /** Opens the window over a core that says what the options tell. */
  open(options?: ScriptedCoreOptions): Promise<ScriptedCore>;
  /** Opens it over this core, or where there is none. */
  openOver(core: Pick<ScriptedCore, "serve"> | null): Promise<void>;
  /** By axe, in both colour schemes. */
  expectAccessible(): Promise<void>;
}

/** Stated here and not by each spec: a worker whose browser fits goes on with the next file. */
const installedBrowser = base.extend({
  launchOptions: {
    executablePath: process.env["PAIRDESK_HEADLESS"] ?? process.env["PAIRDESK_BROWSER"] ?? "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  locale: "en-GB",
  timezoneId: "Europe/Vienna",
  // A click waits until what moves has come to rest, longer than for anything else. In the doors everything moves.
  contextOptions: { reducedMotion: "reduce" },
});

export const windowTest = installedBrowser.extend<WindowFixtures>({
  async openOver({ page }, use) {
    let opened: OpenedWindow | null = null;
    await use(async (core) => {
      opened = await openWindow(page, core);
    });
    expect(opened).toEqual({ complaints: [] });
  },
  async open({ openOver }, use) {
    await use(async (options) => {
      const core = createScriptedCore(options);
      await openOver(core);
      return core;
    });
  },
  async expectAccessible({ page, colorScheme }, use) {
    await use(() => expectAccessible(page, colorScheme === "dark" ? "dark" : "light"));
  },
});
