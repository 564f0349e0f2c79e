/** Pictures of how long history is kept, and of the question before something is deleted. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { KeptDays } from "../../shared/contract/storage.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const kept: KeptDays = { changes: null, rawAnswers: 30 };
const answers = {
  storage: () => ({ databaseBytes: 48_300_000, kept }),
  storageLoss: () => ({ spans: 1204, incidents: 3, syncs: 310, responseHours: 8112, rawAnswers: 0 }),
};

const pictures: Record<string, (page: Page) => Promise<void>> = {
  async record(page) {
    await page.getByRole("region", { name: "How long history is kept" }).scrollIntoViewIfNeeded();
    await page.getByLabel("Keep changes").waitFor();
  },
  async "record-question"(page) {
    await page.getByLabel("Keep changes").selectOption("One year");
    await page.getByRole("dialog").waitFor();
  },
};

for (const { look, ...use } of looks) {
  test.describe(look, () => {
    test.use(use);
    for (const [picture, act] of Object.entries(pictures)) {
      test(picture, async ({ page, open }) => {
        await open({ pairs: [createPairViews(Date.now()).pair()], answers });
        await openScreen(page, "Settings");
        await act(page);
        await page.screenshot({ path: join(pictureFolder, `${picture}-${look}.png`) });
      });
    }
  });
}
