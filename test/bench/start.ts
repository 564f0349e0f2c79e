/**
 * Row `start`: from the start of the process to the first painted pair card, out of storage and with nobody answering,
 * against the start of a bare process that shows an empty page in the same browser with the same flags.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BenchRow, median } from "./bench-row.ts";
import { storeOnePair } from "./stored-pair.ts";

const runs = 7;
const goalRatio = 1.5;
const door = fileURLToPath(new URL("../../out/main/chromium.js", import.meta.url));
const emptyPage = fileURLToPath(new URL("empty-page.ts", import.meta.url));
const whenPainted = pathToFileURL(fileURLToPath(new URL("when-painted.ts", import.meta.url))).href;

export async function measureStart(browser: string): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), "pairdesk-bench-"));
  try {
    const stored = join(folder, "stored");
    storeOnePair(stored);
    const times = { door: [] as number[], empty: [] as number[] };
    // One pair of runs that does not count, to warm the file cache; then in turn, so that a drift hits both alike.
    for (let run = -1; run < runs; run += 1) {
      const data = join(folder, `run-${run}`);
      await cp(stored, data, { recursive: true });
      const emptyMs = await timeToPaint([emptyPage, "--data", `${data}-empty`, "--browser", browser], "body > h1");
      const doorMs = await timeToPaint(
        [door, "--data", data, "--browser", browser, "--headless"],
        "article, main section",
      );
      if (run < 0) continue;
      times.empty.push(emptyMs);
      times.door.push(doorMs);
    }
    const [value, against] = [median(times.door), median(times.empty)];
    const ratio = median(times.door.map((ms, index) => ms / (times.empty[index] ?? ms)));
    return {
      id: "start",
      value,
      unit: "ms",
      against: `an empty page in the same browser (${against.toFixed(0)} ms)`,
      ratio,
      goal: `≤ ${goalRatio} ×`,
      met: ratio <= goalRatio,
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Milliseconds from the start of a Node process to the paint that shows `selector`, told by a module loaded beside it. */
function timeToPaint(args: string[], selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(process.execPath, ["--import", whenPainted, ...args], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, BENCH_SELECTOR: selector },
    });
    let paintedMs: number | null = null;
    child.on("message", () => {
      paintedMs = performance.now() - startedMs;
      child.kill("SIGTERM");
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (paintedMs === null) reject(new Error(`${args[0]} ended with ${code} before it painted ${selector}`));
      else resolve(paintedMs);
    });
  });
}
