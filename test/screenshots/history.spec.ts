import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { PairTimeline } from "../../shared/domain/pair-timeline.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { windowTest as test } from "../support/window-test.ts";
import { looks, pictureFolder } from "./looks.ts";

type Change = (timeline: PairTimeline) => PairTimeline;

async function show(page: Page, open: (options: object) => Promise<unknown>, change: Change = (same) => same) {
  await open({
    pairs: [createPairViews(Date.now()).byVerdict.protected],
    answers: {
      timeline: async (period: { from: string; until: string }) => change(timelineOf(Date.now(), period)),
      reports: async () => [],
    },
  });
  await page.getByRole("button", { name: "History" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

const manyNotes: Change = (timeline) => ({
  ...timeline,
  notes: Array.from({ length: 300 }, (_, index) => {
    const from = new Date(Date.parse(timeline.from) + index * 270_000).toISOString();
    const text = `${index}: ${"The disks of the primary were replaced, one by one. ".repeat(1 + (index % 4))}`;
    return { id: `n${index}`, from, until: from, text, ticket: index % 3 ? null : "INC-4711", writtenAt: from };
  }),
});

const longNames: Change = (timeline) => ({
  ...timeline,
  lanes: timeline.lanes.map((lane) => ({
    ...lane,
    appliance: lane.appliance && `${lane.appliance}-appliance-of-the-northern-data-centre.support.example.com`,
  })),
});

const pasted = [
  "Date\tStatus\tDetails",
  "3/4/2026 12:05:09 PM\tPrimary\tpartner answers",
  "3/4/2026 12:06:09 PM\tPrimary\tno answer from partner",
  "a line without a time",
].join("\n");

for (const { look, ...appearance } of looks) {
  test.describe(look, () => {
    test.use(appearance);
    const takePicture = (page: Page, name: string, fullPage = false) =>
      page.screenshot({ path: join(pictureFolder, `${name}-${look}.png`), fullPage });

    test("history", async ({ page, open }) => {
      await show(page, open);
      await page.getByRole("slider", { name: "Pair, Verdict" }).focus();
      await takePicture(page, "history");
      await takePicture(page, "history-whole", true);
    });

    test("an incident shown on the timeline", async ({ page, open }) => {
      await show(page, open);
      await page
        .getByRole("region", { name: /^Incidents/ })
        .getByRole("button")
        .nth(1)
        .click();
      await page.getByRole("status").filter({ hasText: "SITE_UNREACHABLE" }).waitFor();
      await takePicture(page, "history-incident");
    });

    test("writing a note", async ({ page, open }) => {
      await show(page, open);
      await page.getByRole("slider", { name: "Pair, Verdict" }).press("n");
      await page.getByRole("dialog").waitFor();
      await takePicture(page, "history-note");
    });

    test("pasting", async ({ page, open }) => {
      await show(page, open);
      await page.getByRole("button", { name: "Paste an appliance’s own history…" }).click();
      await page.getByRole("textbox", { name: "What you copied" }).fill(pasted);
      await page.getByRole("radio", { name: /^the month/ }).check();
      await page.getByRole("radio", { name: "site2" }).check();
      await page.getByText("2 new").waitFor();
      await takePicture(page, "history-paste");
    });
  });
}

test("many notes, and long names", async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await show(page, open, (timeline) => longNames(manyNotes(timeline)));
  await page.screenshot({ path: join(pictureFolder, "history-crowded.png") });
});

test("nothing recorded", async ({ page, open }) => {
  await show(page, open, (timeline) => ({ ...timeline, recordedSince: null, lanes: [] }));
  await page.screenshot({ path: join(pictureFolder, "history-empty.png") });
});
