/**
 * Rows `fleet-cpu` and `fleet-memory`: 200 pairs (400 appliances) with the intervals and questions of the program, watched
 * for a minute of real time by a process of its own. Its start, in which everything is asked at once, is not counted for
 * the CPU; memory is the largest resident size seen in the window.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { BenchRow } from "../bench-row.ts";
import { bundleEntry } from "./bundle-entry.ts";
import { servePair } from "./serve-pair.ts";

const pairCount = 200;
/** Longer than a health interval with its jitter is long would only repeat it. */
const windowMs = 60_000;
const goals = { cpuShare: 0.25, rssBytes: 300_000_000 };

export async function measureFleet(): Promise<BenchRow[]> {
  const served = await servePair();
  const bundle = await bundleEntry(new URL("fleet-process.ts", import.meta.url));
  const watcher = fork(bundle.file, []);
  try {
    const pairs = Array.from({ length: pairCount }, (_, index) => served.pairNamed(`pair-${index}`));
    watcher.send({ pairs, windowMs });
    const [found] = (await Promise.race([once(watcher, "message"), once(watcher, "exit").then(ended)])) as [Found];
    const against = `${pairCount} pairs, ${windowMs / 1000} s, ${found.looks} answers`;
    return [
      {
        id: "fleet-cpu",
        value: found.cpuShare * 100,
        unit: "% of one core",
        against,
        ratio: found.cpuShare,
        goal: "≤ 25 % of one core",
        met: found.cpuShare <= goals.cpuShare,
      },
      {
        id: "fleet-memory",
        value: found.rssBytes / 1e6,
        unit: "MB",
        against,
        ratio: null,
        goal: "≤ 300 MB",
        met: found.rssBytes <= goals.rssBytes,
      },
    ];
  } finally {
    watcher.kill();
    served.close();
    await bundle.remove();
  }
}

interface Found {
  cpuShare: number;
  rssBytes: number;
  looks: number;
}

const ended = (): never => {
  throw new Error("the process that watches the fleet ended before it had measured");
};
