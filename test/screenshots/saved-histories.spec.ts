import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { historyHtml } from "../../electron/core/reports/history-html.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { openHistoriesOf, openHistoryOf } from "../fixtures/open-histories-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { savedHistoryOf } from "../fixtures/saved-history-of.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

const nowMs = Date.now();
const saved = savedHistoryOf(nowMs);
const older = savedHistoryOf(nowMs - 2 * 3_600_000);
const open = openHistoriesOf([
  openHistoryOf("one", saved, "Support site 2026-11-23 to 2026-11-24.pairhistory"),
  openHistoryOf("two", older, "sent by mail.pairhistory"),
]);

const refuse = () =>
  Promise.reject(
    new PairdeskError(
      "saved-history-damaged",
      "This file is not as it was saved: its checksum does not fit what it holds.",
      "Ask whoever sent it to save it again; the file itself was left as it is.",
    ),
  );

const core = {
  pairs: [createPairViews(nowMs).byVerdict.protected],
  answers: {
    openHistories: () => open,
    historyContent: async (id: string) => (id === "one" ? saved : older),
    timeline: async (period: { from: string; until: string }) => timelineOf(Date.now(), period),
    openHistory: refuse,
  },
};

const shoot = (page: Page, name: string, look: string) =>
  page.screenshot({ path: join(pictureFolder, `${name}-${look}.png`) });

for (const { look, ...appearance } of looks) {
  test.describe(look, () => {
    test.use(appearance);
    test("saved histories", async ({ page, open: openWindow }) => {
      await openWindow(core);
      await openScreen(page, "Saved histories");
      await page.getByLabel("Saved history", { exact: true }).setInputFiles({
        name: "forwarded twice.pairhistory",
        mimeType: "application/gzip",
        buffer: Buffer.from("nothing"),
      });
      await page.getByRole("alert").waitFor();
      await shoot(page, "saved-histories", look);
      await page.getByRole("button", { name: "Show Support site, Support site" }).click();
      await page.getByRole("slider", { name: "Pair, Verdict" }).first().waitFor();
      await shoot(page, "saved-history", look);
      await page.getByRole("combobox", { name: "with" }).selectOption({ index: 2 });
      await page.getByRole("region", { name: "Comparison: Pair, Verdict" }).scrollIntoViewIfNeeded();
      await shoot(page, "saved-history-compared", look);
    });
  });
}

test("the report, on screen and on paper", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-report-"));
  const file = join(folder, "report.html");
  await writeFile(file, historyHtml(saved));
  await page.setViewportSize({ width: 1000, height: 1400 });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: join(pictureFolder, "history-report.png"), fullPage: true });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.screenshot({ path: join(pictureFolder, "history-report-print.png"), fullPage: true });
  await page.pdf({ path: join(pictureFolder, "history-report.pdf"), preferCSSPageSize: true, printBackground: true });
});
