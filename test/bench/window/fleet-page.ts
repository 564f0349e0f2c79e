/**
 * Rows `fleet-open` and `fleet-scroll`: the built window over a scripted core with 200 pairs, out of a trace. Opening is
 * from the press on "Fleet" to the frame that shows a screenful of rows; when the last row stood in the page is told beside. Scrolling goes from the first row to the
 * last while the core tells as much as 200 pairs do; what it drops is compared with what a bare list of as many rows drops
 * in the same browser, because a busy machine drops frames of anything.
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { createScriptedCore, type ScriptedCore } from "../../fakes/scripted-core.ts";
import { fleetOf } from "../../fixtures/fleet-of.ts";
import { openWindow } from "../../support/window-harness.ts";
import { type BenchRow, median } from "../bench-row.ts";
import { type Frames, framesIn, markMs, readTrace, traceCategories } from "./trace.ts";

const pairCount = 200;
const runs = 5;
const goals = { openMs: 300, droppedShare: 0.01 };
const viewport = { width: 1280, height: 860 };
/** Each pair is looked at a few times a minute. */
const eventsASecond = 20;
/** As many rows as fit below the page's head. */
const screenful = 12;
const pixelsASecond = 3000;

export async function measureFleetPage(executablePath: string): Promise<BenchRow[]> {
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const opened: number[] = [];
    const whole: number[] = [];
    const scrolled: Frames = { shown: 0, dropped: 0 };
    const bare: Frames = { shown: 0, dropped: 0 };
    // The first run warms the file cache and does not count.
    for (let run = -1; run < runs; run += 1) {
      const measured = await openAndScroll(browser);
      const plain = await scrollBareList(browser);
      if (run < 0) continue;
      opened.push(measured.openMs);
      whole.push(measured.wholeMs);
      add(scrolled, measured.frames);
      add(bare, plain);
    }
    return [openRow(median(opened), median(whole)), scrollRow(scrolled, bare)];
  } finally {
    await browser.close();
  }
}

function openRow(openMs: number, wholeMs: number): BenchRow {
  return {
    id: "fleet-open",
    value: openMs,
    unit: "ms",
    against: `${pairCount} pairs, the last row after ${wholeMs.toFixed(0)} ms, median of ${runs}`,
    ratio: null,
    goal: `≤ ${goals.openMs} ms`,
    met: openMs <= goals.openMs,
  };
}

function scrollRow(frames: Frames, bare: Frames): BenchRow {
  const [share, bareShare] = [droppedShare(frames), droppedShare(bare)];
  return {
    id: "fleet-scroll",
    value: share * 100,
    unit: "% of frames dropped",
    against: `${frames.shown} frames of ${pairCount} pairs; a bare list drops ${(bareShare * 100).toFixed(2)} %`,
    ratio: null,
    goal: `≤ ${goals.droppedShare * 100} % more than a bare list`,
    met: share <= bareShare + goals.droppedShare,
  };
}

async function openAndScroll(browser: Browser): Promise<{ openMs: number; wholeMs: number; frames: Frames }> {
  const page = await browser.newPage({ viewport });
  try {
    const pairs = fleetOf(pairCount, Date.now());
    const core = createScriptedCore({ pairs });
    await openWindow(page, core);
    await page.getByRole("button", { name: `All ${pairCount} pairs` }).waitFor();
    await page.evaluate(markWhenOpen);
    const opening = await traced(browser, page, async () => {
      await page.getByRole("button", { name: /^Fleet/ }).click();
      await page.evaluate(untilWhole);
    });
    const stop = tellAlong(core, pairs);
    const scrolling = await traced(browser, page, () => scrollToEnd(page)).finally(stop);
    const pressedMs = markMs(opening, "fleet-pressed");
    const openMs = markMs(opening, "fleet-painted") - pressedMs;
    return { openMs, wholeMs: markMs(opening, "fleet-whole") - pressedMs, frames: framesIn(scrolling) };
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
const markWhenOpen = `{
  addEventListener("pointerdown", () => performance.mark("fleet-pressed"), { capture: true, once: true });
  const marked = new Set();
  const markOnce = (name) => {
    if (marked.has(name)) return;
    marked.add(name);
    requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
  };
  const watcher = new MutationObserver(() => {
    const rows = document.querySelectorAll("table tbody .fleet-row").length;
    if (rows >= ${screenful}) markOnce("fleet-painted");
    if (rows < ${pairCount}) return;
    markOnce("fleet-whole");
    watcher.disconnect();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
}`;

/** Runs in the page. */
const untilWhole = `new Promise((resolve) => {
  const look = () => performance.getEntriesByName("fleet-whole").length > 0 ? resolve() : requestAnimationFrame(look);
  look();
})`;

async function scrollBareList(browser: Browser): Promise<Frames> {
  const page = await browser.newPage({ viewport });
  try {
    const rows = Array.from({ length: pairCount }, (_, index) => `<p>Row ${index}</p>`).join("");
    await page.setContent(`<!doctype html><title>Bare</title><style>p{height:64px;margin:0}</style>${rows}`);
    return framesIn(await traced(browser, page, () => scrollToEnd(page)));
  } finally {
    await page.close();
  }
}

async function scrollToEnd(page: Page): Promise<void> {
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.synthesizeScrollGesture", {
    x: viewport.width / 2,
    y: viewport.height / 2,
    yDistance: -height,
    speed: pixelsASecond,
    gestureSourceType: "mouse",
  });
  await session.detach();
}

/** One pair after the other is told as looked at now. Returns what ends it. */
function tellAlong(core: ScriptedCore, pairs: ReturnType<typeof fleetOf>): () => void {
  let next = 0;
  const timer = setInterval(() => {
    const pair = pairs[next % pairs.length];
    next += 1;
    const at = new Date().toISOString();
    if (!pair) return;
    const [a, b] = pair.appliances;
    const appliances: typeof pair.appliances = [
      { ...a, lookedAt: at },
      { ...b, lookedAt: at },
    ];
    core.tell({ type: "changed", pair: { ...pair, appliances, assessedAt: at } });
  }, 1000 / eventsASecond);
  return () => clearInterval(timer);
}

async function traced(browser: Browser, page: Page, act: () => Promise<unknown>) {
  await browser.startTracing(page, { categories: traceCategories });
  try {
    await act();
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  return readTrace(await browser.stopTracing());
}

const droppedShare = ({ shown, dropped }: Frames): number => dropped / Math.max(1, shown + dropped);

function add(sum: Frames, part: Frames): void {
  sum.shown += part.shown;
  sum.dropped += part.dropped;
}
