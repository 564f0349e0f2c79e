/** Saved histories in the built window over a scripted core: opening, refusing, reading, comparing, saving. */
import { writeFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { historyHtml } from "../../electron/core/reports/history-html.ts";
import type { SaveHistory } from "../../shared/contract/saved-histories.ts";
import { PairdeskError } from "../../shared/errors.ts";
import { openHistoryOf } from "../fixtures/open-histories-of.ts";
import { createPairViews } from "../fixtures/pair-views.ts";
import { savedHistoryOf } from "../fixtures/saved-history-of.ts";
import { timelineOf } from "../fixtures/timeline-of.ts";
import { openScreen } from "../support/open-screen.ts";
import { windowTest as test } from "../support/window-test.ts";

const nowMs = Date.now();
const saved = savedHistoryOf(nowMs);
const older = savedHistoryOf(nowMs - 2 * 3_600_000);
const first = openHistoryOf("one", saved, "sent.pairhistory");
const second = openHistoryOf("two", older, "older.pairhistory");
const damaged = new PairdeskError("saved-history-damaged", "This file ends too early.", "Copy it once more.");

/** A core that opens two files by their names and refuses every other. */
function coreOf() {
  const asked: SaveHistory[] = [];
  const contents = new Map([
    ["one", saved],
    ["two", older],
  ]);
  const answers = {
    openHistory: async ({ fileName }: { fileName: string }) => {
      const found = [first, second].find((one) => one.fileName === fileName);
      if (!found) throw damaged;
      return found;
    },
    historyContent: async (id: string) => contents.get(id) ?? Promise.reject(damaged),
    closeHistory: async () => undefined,
    timeline: async (period: { from: string; until: string }) => timelineOf(nowMs, period),
    saveHistory: async (wish: SaveHistory) => {
      asked.push(wish);
      return `/home/kim/Downloads/history.${wish.format}`;
    },
  };
  return { asked, options: { pairs: [createPairViews(nowMs).byVerdict.protected], answers } };
}

const choose = (page: Page, name: string) =>
  page
    .getByLabel("Saved history", { exact: true })
    .setInputFiles({ name, mimeType: "application/gzip", buffer: Buffer.from(name) });

async function openFile(page: Page, name: string): Promise<void> {
  await openScreen(page, "Saved histories");
  await choose(page, name);
  await expect(page.getByRole("heading", { level: 1, name: "Saved history of Support site" })).toBeFocused();
  await expect(page.getByRole("slider", { name: "Pair, Verdict" }).first()).toBeVisible();
}

/** As a person's drop anywhere on the window. */
const drop = (page: Page, ...names: string[]) =>
  page.evaluate((fileNames) => {
    const transfer = new DataTransfer();
    for (const fileName of fileNames) transfer.items.add(new File(["x"], fileName));
    for (const type of ["dragover", "drop"]) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, names);

test("a saved history is shown read-only in the page of the live one, and says what it is", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(coreOf().options);
  await openFile(page, "sent.pairhistory");
  const banner = page.getByRole("region", { name: "About this file" });
  await expect(banner).toContainText("A saved history, read-only");
  await expect(banner).toContainText("by Pairdesk 0.1.0, on a computer in the time zone Europe/Vienna");
  await expect(banner).toContainText("The checksum fits: sent.pairhistory is as it was saved");
  const incidents = page.getByRole("region", { name: /^Incidents/ });
  await expect(incidents.getByRole("row")).toHaveCount(3);
  await expect(incidents).toContainText("SITE_UNREACHABLE");
  await expect(page.getByRole("region", { name: /^Certificates/ })).toContainText("CN=support.example.com");
  await expectAccessible();
});

test("it moves and zooms within the file alone", async ({ page, open }) => {
  await open(coreOf().options);
  await openFile(page, "sent.pairhistory");
  await page.getByRole("button", { name: "1 h", exact: true }).click();
  await expect(page.getByRole("region", { name: /^Incidents/ })).not.toContainText("SITE_UNREACHABLE");
  await expect(page.getByRole("button", { name: "Later" })).toBeDisabled();
  await page.getByRole("button", { name: "1 year" }).click();
  await expect(page.getByRole("region", { name: /^Incidents/ })).toContainText("SITE_UNREACHABLE");
  await page.getByRole("button", { name: "Earlier" }).click();
  await expect(page.getByRole("region", { name: /^Incidents/ }).getByRole("row")).toHaveCount(3);
});

test("a file that cannot be read is refused in place, and what is open stays open", async ({
  page,
  open,
  expectAccessible,
}) => {
  await open(coreOf().options);
  await openFile(page, "sent.pairhistory");
  await drop(page, "torn.pairhistory");
  const refused = page.getByRole("region", { name: "A file that was not opened" });
  await expect(refused).toContainText("Not opened: torn.pairhistory");
  await expect(refused.getByRole("alert")).toContainText("This file ends too early.Copy it once more.");
  await expect(page.getByRole("button", { name: "Show Support site, sent.pairhistory" })).toBeVisible();
  await expectAccessible();
});

test("a drop opens a saved history, and a pairs file still goes to the import", async ({ page, open }) => {
  await open(coreOf().options);
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  await drop(page, "older.pairhistory");
  await expect(page.getByRole("heading", { level: 1, name: "Saved history of Support site" })).toBeVisible();
  await drop(page, "mine.pairs.json");
  await expect(page.getByRole("heading", { level: 1, name: "Import pairs" })).toBeVisible();
});

test("all of several dropped files are opened, and those that are refused are said beside them", async ({
  page,
  open,
}) => {
  await open(coreOf().options);
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  await drop(page, "sent.pairhistory", "torn.pairhistory", "older.pairhistory", "notes.txt");
  await expect(page.getByRole("heading", { level: 2, name: "Open now (2)" })).toBeVisible();
  const refused = page.getByRole("region", { name: "Files that were not opened" });
  await expect(refused.getByRole("heading")).toHaveText(["Not opened: torn.pairhistory", "Not opened: notes.txt"]);
});

test("closing from the list keeps the keyboard on it, and a close that fails is said in place", async ({
  page,
  open,
}) => {
  const { options } = coreOf();
  const failing = { isFailing: false };
  const closeHistory = async () => {
    if (failing.isFailing) throw damaged;
  };
  await open({ ...options, answers: { ...options.answers, closeHistory } });
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  await drop(page, "sent.pairhistory", "older.pairhistory");
  await page.getByRole("button", { name: "Close Support site, older.pairhistory" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Open now (1)" })).toBeFocused();
  failing.isFailing = true;
  const close = page.getByRole("button", { name: "Close Support site, sent.pairhistory" });
  await close.press("Enter");
  await expect(page.getByRole("listitem").getByRole("alert")).toContainText("Copy it once more.");
  await expect(close).toBeFocused();
  await page.getByRole("button", { name: "Show Support site, sent.pairhistory" }).click();
  await page.getByRole("button", { name: "Close this history" }).click();
  const banner = page.getByRole("region", { name: "About this file" });
  await expect(banner.getByRole("alert")).toContainText("Copy it once more.");
  failing.isFailing = false;
  await page.getByRole("button", { name: "Close this history" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Saved histories" })).toBeFocused();
});

test("it stands beside the live pair or another file, and what differs is said in words", async ({ page, open }) => {
  await open(coreOf().options);
  await openFile(page, "older.pairhistory");
  await openFile(page, "sent.pairhistory");
  const choice = page.getByRole("combobox", { name: "with" });
  const verdict = page.getByRole("region", { name: "Comparison: Pair, Verdict" });
  await choice.selectOption({ label: "Support site, as watched here" });
  await expect(verdict).toContainText(/^Pair, Verdict.*The same for 23 h 00 min; 1 h 00 min could not be compared\./);
  await choice.selectOption({ index: 2 });
  await expect(verdict).toContainText("Differ for 1 h 48 min, the same for 18 h 12 min");
  await expect(verdict).toContainText("for 24 min 00 s: here outage, there protected");
});

test("closing one takes it out of the list and forgets it", async ({ page, open }) => {
  await open(coreOf().options);
  await openFile(page, "sent.pairhistory");
  await page.getByRole("button", { name: "Close this history" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Saved histories" })).toBeFocused();
  await expect(page.getByRole("heading", { name: /^Open now/ })).toHaveCount(0);
});

test("a file that the door was handed is gone to by itself", async ({ page, open }) => {
  const core = await open(coreOf().options);
  await expect(page.getByRole("heading", { level: 1, name: "Support site" })).toBeVisible();
  const refusal = { message: "This file ends too early.", advice: "Copy it once more." };
  core.tellOpenHistories({ open: [], asked: [{ count: 1, fileName: "torn.pairhistory", id: null, refusal }] });
  await expect(page.getByRole("alert")).toContainText("This file ends too early.");
  core.tellOpenHistories({ open: [first], asked: [{ count: 2, fileName: first.fileName, id: "one", refusal: null }] });
  await expect(page.getByRole("heading", { level: 1, name: "Saved history of Support site" })).toBeVisible();
});

test("the stretch on screen is saved in the form that the person chooses, by keyboard", async ({ page, open }) => {
  const { asked, options } = coreOf();
  await open(options);
  await page.getByRole("button", { name: "History", exact: true }).click();
  await page.getByRole("slider", { name: "Pair, Verdict" }).waitFor();
  await page.getByRole("button", { name: "Save history…" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: /^Saved history/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved as" })).toContainText(
    "/home/kim/Downloads/history.html",
  );
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ format: "html" });
});

test("a browser reads the report back as the timeline that it was made of", async ({ page }, testInfo) => {
  const hostile = { ...saved, timeline: { ...saved.timeline, name: "<img src=x onerror=alert(1)>" } };
  const file = testInfo.outputPath("report.html");
  await writeFile(file, historyHtml(hostile));
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => request.url().startsWith("file:") || complaints.push(request.url()));
  await page.goto(`file://${file}`);
  await expect(page).toHaveTitle("History of <img src=x onerror=alert(1)>");
  const drawn = await page.locator("g.lane").evaluateAll((lanes) =>
    lanes.map((lane) => ({
      kind: lane.getAttribute("data-kind"),
      appliance: lane.getAttribute("data-appliance") || null,
      spans: [...lane.querySelectorAll("rect")].map((bar) => [
        bar.getAttribute("data-from"),
        bar.getAttribute("data-until"),
      ]),
    })),
  );
  expect(drawn).toEqual(
    saved.timeline.lanes.map(({ kind, appliance, spans }) => ({
      kind,
      appliance,
      spans: spans.map(({ from, until }) => [from, until]),
    })),
  );
  const since = page.locator("#incidents tbody tr td:first-child time");
  const times = await since.evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
  expect(times).toEqual(saved.timeline.incidents.map(({ from }) => from));
  await expect(page.locator("#notes tbody")).toContainText("A power strip in the server room was switched off.");
  await expect(page.locator("#schema")).toHaveText("pairdesk-history/1");
  await expect(page.locator("#time-zone")).toHaveText("Europe/Vienna");
  await expect(page.locator("h1")).toHaveCSS("font-size", "28px");
  expect(complaints).toEqual([]);
});
