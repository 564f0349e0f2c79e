/** Pictures of every state of the built window, for people to look at: light, dark, smallest window, 200 % zoom. */
import { join } from "node:path";
import { createJudgedViews } from "../fixtures/judged-views.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { installedBrowser, windowTest as test } from "../support/window-test.ts";

test.use(installedBrowser);

const folder = process.env["PAIRDESK_SCREENSHOTS"] ?? "screenshots";
const views = createPairViews(Date.now());
const fileName = (state: string) => state.toLowerCase().replaceAll(" ", "-");
const states = {
  welcome: [],
  ...Object.fromEntries(Object.entries(views.byVerdict).map(([verdict, pair]) => [verdict, [pair]])),
  stale: [views.stale],
  swapped: [views.swapped],
  "long-names": [views.longNames],
  practice: [views.pair({ practice: true })],
  ...Object.fromEntries(
    Object.entries(createJudgedViews(Date.now())).map(([state, pair]) => [`judged-${fileName(state)}`, [pair]]),
  ),
};
const looks = [
  { look: "light", colorScheme: "light", viewport: { width: 1280, height: 860 } },
  { look: "dark", colorScheme: "dark", viewport: { width: 1280, height: 860 } },
  { look: "smallest", colorScheme: "light", viewport: { width: 1024, height: 640 } },
  // What is left of 1024 × 640 when everything is twice as large.
  { look: "zoomed", colorScheme: "dark", viewport: { width: 512, height: 320 } },
] as const;

for (const { look, colorScheme, viewport } of looks) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: look === "zoomed" ? 2 : 1 });
    for (const [state, pairs] of Object.entries(states)) {
      test(state, async ({ page, open }) => {
        await open({ pairs });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.screenshot({ path: join(folder, `${state}-${look}.png`), fullPage: true });
      });
    }
  });
}
