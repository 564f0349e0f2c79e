/** Pictures of every state of the built window, for people to look at: light, dark, smallest window, 200 % zoom. */
import { join } from "node:path";
import { createPairViews } from "../fixtures/pair-views.ts";
import { installedBrowser, windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

test.use(installedBrowser);

const views = createPairViews(Date.now());
const states = {
  welcome: [],
  ...Object.fromEntries(Object.entries(views.byVerdict).map(([verdict, pair]) => [verdict, [pair]])),
  stale: [views.stale],
  swapped: [views.swapped],
  "long-names": [views.longNames],
  practice: [views.pair({ practice: true })],
};
for (const { look, colorScheme, viewport } of looks) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: look === "zoomed" ? 2 : 1 });
    for (const [state, pairs] of Object.entries(states)) {
      test(state, async ({ page, open }) => {
        await open({ pairs });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.screenshot({ path: join(pictureFolder, `${state}-${look}.png`), fullPage: true });
      });
    }
  });
}
