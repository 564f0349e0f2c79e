/** The shell's screens in both schemes and at the smallest size: axe finds nothing, and nothing scrolls sideways. */
import { expect, type Page } from "@playwright/test";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { expectNoSidewaysScroll } from "../support/expect-no-sideways-scroll.ts";
import { windowTest as test } from "../support/window-test.ts";

async function choose(page: Page, name: RegExp): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("button", { name }).click();
}

const scenes: Record<string, { pairs: number; go(page: Page): Promise<void> }> = {
  welcome: { pairs: 0, go: async () => undefined },
  "the rail of fifty pairs": { pairs: 50, go: async () => undefined },
  "the open menu": {
    pairs: 50,
    async go(page) {
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) await menu.click();
    },
  },
  "the fleet in groups": { pairs: 50, go: (page) => choose(page, /^Fleet/) },
  "the fleet without a find": {
    pairs: 50,
    async go(page) {
      await choose(page, /^Fleet/);
      await page.getByRole("textbox", { name: "Find a pair" }).fill("nowhere");
      await expect(page.getByRole("heading", { name: "No pair fits" })).toBeVisible();
    },
  },
  "the palette": {
    pairs: 50,
    async go(page) {
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("combobox")).toBeFocused();
    },
  },
  "the list of keys": {
    pairs: 50,
    async go(page) {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
    },
  },
};

const sizes = {
  "1280 × 860": { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
  "1024 × 640 at 200 %": { viewport: { width: 512, height: 320 }, deviceScaleFactor: 2 },
};

for (const [size, { viewport, deviceScaleFactor }] of Object.entries(sizes)) {
  test.describe(`${size}`, () => {
    test.use({ viewport, deviceScaleFactor });

    for (const [scene, { pairs, go }] of Object.entries(scenes)) {
      test(`${scene} is accessible and fits`, async ({ page, open, expectAccessible }) => {
        await open({ pairs: fleetOf(pairs, Date.now()) });
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await go(page);
        await expectAccessible();
        await expectNoSidewaysScroll(page);
      });
    }
  });
}

test.describe("with the longest names", () => {
  test.use({ viewport: { width: 1024, height: 640 } });

  test("the fleet fits into the smallest window", async ({ page, open }) => {
    const { longNames } = createPairViews(Date.now());
    await open({ pairs: [{ ...longNames, group: "x".repeat(64) }, ...fleetOf(3, Date.now())] });
    await choose(page, /^Fleet/);
    await expect(page.getByRole("table")).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});
