import { join } from "node:path";
import { createPairViews } from "../fixtures/pair-views.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { installedBrowser, windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

test.use(installedBrowser);

for (const { look, ...appearance } of looks) {
  test.describe(look, () => {
    test.use(appearance);
    test("history", async ({ page, open }) => {
      await open({
        pairs: [createPairViews(Date.now()).byVerdict.protected],
        answers: { timeline: async (period) => timelineOf(Date.now(), period) },
      });
      await page.getByRole("button", { name: "History" }).click();
      await page.getByRole("slider", { name: "Pair, Verdict" }).focus();
      await page.screenshot({ path: join(pictureFolder, `history-${look}.png`) });
    });
  });
}
