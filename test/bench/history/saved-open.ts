/**
 * Row `saved-open`: from the choice of a file that holds a generated year to the frame that shows its lanes, through the built
 * window, the real core and the built worker, which is started for it. Times are the page's own.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { claimDataFolder } from "../../../electron/core/claim-data-folder.ts";
import { createCore } from "../../../electron/core/create-core.ts";
import { createHistoryFile } from "../../../electron/core/create-history-file.ts";
import { createHistoryToSave } from "../../../electron/core/create-history-to-save.ts";
import { openStores } from "../../../electron/core/create-stores.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { createStartProcess } from "../../../electron/node/start-process.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { builtMain } from "../../e2e/built.ts";
import { storeYear } from "../../support/history/store-year.ts";
import { silentLog } from "../../support/silent-log.ts";
import { samplePair } from "../../support/storage/sample-pair.ts";
import { openWindow } from "../../support/window-harness.ts";
import { type BenchRow, median } from "../bench-row.ts";

const seed = 7;
const runs = 5;
const longestMs = 500;
const year = { from: "2025-01-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" };

export async function measureSavedOpen(executablePath: string): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "pairdesk-bench-"));
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const file = yearAsFile(join(folder, "year"));
    const opened: number[] = [];
    // The first run warms the file cache and does not count.
    for (let run = -1; run < runs; run += 1) {
      const ms = await openOnce(browser, join(folder, `run${run}`), file);
      if (run >= 0) opened.push(ms);
    }
    return [row(median(opened), file.length)];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (ms: number, bytes: number): BenchRow => ({
  id: "saved-open",
  value: ms,
  unit: "ms",
  against: `a year in a file of ${(bytes / 1024).toFixed(0)} KiB, median of ${runs}`,
  ratio: null,
  goal: `≤ ${longestMs} ms`,
  met: ms <= longestMs,
});

function yearAsFile(dataFolder: string): Buffer {
  const stores = openStoresIn(dataFolder);
  const pair = samplePair("pair-1", "Support site");
  stores.pairs.save(pair);
  storeYear(stores.history, pair.id, seed);
  const saved = createHistoryToSave({ stores, pair, period: year, clock });
  stores.close();
  return createHistoryFile(saved, "pairhistory");
}

function openStoresIn(dataFolder: string) {
  mkdirSync(dataFolder, { recursive: true });
  return openStores({ dataFolder, readOnly: false, clock, log: silentLog });
}

async function openOnce(browser: Browser, dataFolder: string, file: Buffer): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const core = await openBuiltCore(dataFolder);
  try {
    await openWindow(page, core);
    await page.getByRole("button", { name: "Saved histories" }).click();
    const picker = page.getByLabel("Saved history", { exact: true });
    await picker.waitFor({ state: "attached" });
    await page.evaluate(markOpening);
    await picker.setInputFiles({ name: "year.pairhistory", mimeType: "application/gzip", buffer: file });
    return await page.evaluate<number>(untilPainted);
  } finally {
    await page.close();
    await core.close();
  }
}

/** The worker is the built one, as a door starts it. */
async function openBuiltCore(dataFolder: string) {
  const writer = await claimDataFolder({ dataFolder, door: "chromium", clock });
  const cannot = () => Promise.reject(new PairdeskError("door-lacks-ability", "Nothing is saved here.", "Look on."));
  return createCore({
    writer,
    ports: {
      door: "chromium",
      startProcess: createStartProcess(new URL("./", pathToFileURL(builtMain))),
      openLink: () => Promise.resolve(),
      saveFile: cannot,
      bringToFront: () => undefined,
      onWake: () => undefined,
    },
    dataFolder,
    log: silentLog,
    secrets: createSecretRegistry(),
    clock,
  });
}

/** Runs in the page. */
const markOpening = `{
  addEventListener("change", () => performance.mark("chosen"), { capture: true, once: true });
  const watcher = new MutationObserver(() => {
    if (document.querySelectorAll(".history-timeline .lane-strip .lane-bar").length === 0) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("painted")));
  });
  watcher.observe(document.body, { childList: true, subtree: true });
}`;

/** Runs in the page. */
const untilPainted = `new Promise((resolve) => {
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
  const look = () => at("painted") === undefined ? requestAnimationFrame(look) : resolve(at("painted") - at("chosen"));
  look();
})`;
