/** Pictures of every state of the built window, for people to look at: light, dark, smallest window, 200 % zoom. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { PairView } from "../../shared/domain/pair-view.ts";
import { createJudgedViews } from "../fixtures/judged-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const fileName = (state: string) => state.toLowerCase().replaceAll(" ", "-");

/** Made anew for each picture, so that every age in it is what it is meant to be. */
function statesNow(): Record<string, PairView[]> {
  const views = createPairViews(Date.now());
  const judged = Object.entries(createJudgedViews(Date.now()));
  return {
    welcome: [],
    ...Object.fromEntries(Object.entries(views.byVerdict).map(([verdict, pair]) => [verdict, [pair]])),
    stale: [views.stale],
    swapped: [views.swapped],
    "long-names": [views.longNames],
    practice: [views.pair({ practice: true })],
    ...Object.fromEntries(judged.map(([state, pair]) => [`judged-${fileName(state)}`, [pair]])),
  };
}

/** What a person has opened on the page of a pair. */
const opened: Record<string, (page: Page) => Promise<void>> = {
  "maintenance-menu": (page) => page.getByRole("button", { name: "More" }).click(),
  async "maintenance-dialog"(page) {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: /maintenance…/ }).click();
    await page.getByRole("radio", { name: /of your own/ }).click();
  },
  scenarios: (page) => page.getByRole("combobox", { name: "Scenario" }).click(),
};
for (const { look, colorScheme, viewport } of looks) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: look === "zoomed" ? 2 : 1 });
    for (const state of Object.keys(statesNow())) {
      test(state, async ({ page, open }) => {
        await open({ pairs: statesNow()[state] ?? [] });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.screenshot({ path: join(pictureFolder, `${state}-${look}.png`), fullPage: true });
      });
    }
    for (const [state, show] of Object.entries(opened)) {
      test(state, async ({ page, open }) => {
        await open({ pairs: [createPairViews(Date.now()).pair({ practice: true })] });
        await show(page);
        await page.screenshot({ path: join(pictureFolder, `${state}-${look}.png`) });
      });
    }
  });
}
