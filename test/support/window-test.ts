/** Playwright's `test` with a window in it: opened over a scripted core, and failed by anything its page complains of. */
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { createScriptedCore, type ScriptedCore, type ScriptedCoreOptions } from "../fakes/scripted-core.ts";
import { type OpenedWindow, openWindow } from "./window-harness.ts";

interface WindowFixtures {
  /** Opens the window over a core that says what the options tell. */
  open(options?: ScriptedCoreOptions): Promise<ScriptedCore>;
  /** Opens it over this core, or where there is none. */
  openOver(core: Pick<ScriptedCore, "serve"> | null): Promise<void>;
  /** Fails on any rule of WCAG 2.2 A and AA, and on axe's own best practices. */
  expectAccessible(): Promise<void>;
}

export const windowTest = base.extend<WindowFixtures>({
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
  async expectAccessible({ page }, use) {
    await use(async () => {
      // The usual mode opens a page of its own, which the window's fence closes.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
    });
  },
});

/** The browser that the machine has, for `windowTest.use`; tests never download one. */
export const installedBrowser = {
  launchOptions: {
    executablePath: process.env["PAIRDESK_BROWSER"] ?? "/usr/bin/chromium",
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
};
