/** Pictures of the window's shell: rail, fleet, palette, keyboard and first steps, each as in `states.spec.ts`. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { fleetOf } from "../fixtures/fleet-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const fifty = () => fleetOf(50, Date.now());

const toFleet = async (page: Page) => {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("button", { name: /^Fleet/ }).click();
  await page.getByRole("heading", { level: 1, name: "Fleet" }).waitFor();
};

const scenes = {
  "rail-of-fifty": { pairs: fifty, act: async () => undefined },
  "rail-menu-open": {
    pairs: fifty,
    async act(page: Page) {
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) await menu.click();
    },
  },
  "fleet-of-fifty": { pairs: fifty, act: toFleet },
  "fleet-of-one": { pairs: () => [createPairViews(Date.now()).pair()], act: toFleet },
  "fleet-without-groups": {
    pairs: fifty,
    async act(page: Page) {
      await toFleet(page);
      await page.getByRole("button", { name: "in groups" }).click();
    },
  },
  "fleet-nothing-found": {
    pairs: fifty,
    async act(page: Page) {
      await toFleet(page);
      await page.getByRole("textbox", { name: "Find a pair" }).fill("reykjavik");
      await page.getByRole("heading", { name: "No pair fits" }).waitFor();
    },
  },
  "fleet-filtered": {
    pairs: fifty,
    async act(page: Page) {
      await toFleet(page);
      await page.getByRole("button", { name: /^degraded/ }).click();
      await page.getByText(/^Showing/).waitFor();
    },
  },
  "palette-open": {
    pairs: fifty,
    async act(page: Page) {
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox").waitFor();
    },
  },
  "palette-with-word": {
    pairs: fifty,
    async act(page: Page) {
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox").fill("ber");
      await page.getByRole("option", { name: /Bergen 1/ }).waitFor();
    },
  },
  "shortcuts-dialog": {
    pairs: fifty,
    async act(page: Page) {
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
    },
  },
};

for (const { look, colorScheme, viewport } of looks) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: look === "zoomed" ? 2 : 1 });
    for (const [scene, { pairs, act }] of Object.entries(scenes)) {
      test(scene, async ({ page, open }) => {
        await open({ pairs: pairs() });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await act(page);
        await page.screenshot({ path: join(pictureFolder, `${scene}-${look}.png`) });
      });
    }
  });
}
