/**
 * Row `detect`: from the moment in which a primary refuses connections to the event that tells the finding, against the
 * anonymous probe's interval. The program's own watching runs on a clock that is `haste` times as fast as the wall's, so
 * that its intervals and pauses shrink alike; the looks themselves take their real time, which counts `haste` times over:
 * the figure can only be worse than the truth. Pairs begin at random moments, so each meets the fault in another phase.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../../electron/core/ports.ts";
import { lookIntervalMs } from "../../../shared/assessment/intervals.ts";
import type { BenchRow } from "../bench-row.ts";
import { servePair } from "./serve-pair.ts";
import { watchPairs } from "./watch-pairs.ts";

const haste = 5;
const pairsPerRun = 50;
const runs = 6;
const marginMs = 5_000;
/** The first holds until the site name has been asked as well. */
const faultCodes = ["UNIQUE_ADDRESS_DOWN", "APPLIANCE_UNREACHABLE"];

export async function measureDetect(): Promise<BenchRow[]> {
  const delaysMs: number[] = [];
  for (let run = 0; run < runs; run += 1) delaysMs.push(...(await measureOneFault()));
  const sorted = delaysMs.toSorted((a, b) => a - b);
  const slowest = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY;
  const intervalMs = lookIntervalMs.probe;
  return [
    {
      id: "detect",
      value: slowest,
      unit: "ms",
      against: `the probe's interval of ${intervalMs / 1000} s (99th percentile of ${sorted.length} faults, clock ${haste} × as fast)`,
      ratio: slowest / intervalMs,
      goal: "≤ interval + 5 s at the 99th percentile",
      met: slowest <= intervalMs + marginMs,
    },
  ];
}

/** The program's milliseconds from the fault to its finding, one for each pair. */
async function measureOneFault(): Promise<number[]> {
  const served = await servePair();
  const clock = hastyClock();
  const seen = { healthy: new Set<string>(), found: new Map<string, number>() };
  let hasDied = false;
  const fleet = watchPairs(clock, (event) => {
    if (event.type !== "changed") return;
    const { id, status } = event.pair;
    if (status.appliances.every(({ health }) => health === "healthy")) seen.healthy.add(id);
    const isFound = status.findings.some(({ code, appliance }) => faultCodes.includes(code) && appliance === "site1");
    if (hasDied && isFound && !seen.found.has(id)) seen.found.set(id, clock.nowMs());
  });
  try {
    const intervalMs = lookIntervalMs.probe / haste;
    await Promise.all(
      Array.from({ length: pairsPerRun }, async (_, index) => {
        await delay(Math.random() * intervalMs);
        await fleet.watch(served.pairNamed(`pair-${index}`));
      }),
    );
    const deadline = performance.now() + 60_000;
    const until = async (isSo: () => boolean, what: string) => {
      while (!isSo()) {
        if (performance.now() > deadline) throw new Error(`${what} did not come about in a minute`);
        await delay(20);
      }
    };
    await until(() => seen.healthy.size === pairsPerRun, "a healthy fleet");
    await delay(intervalMs);
    hasDied = true;
    const diedMs = clock.nowMs();
    await served.killPrimary();
    await until(() => seen.found.size === pairsPerRun, "a finding for every pair");
    return [...seen.found.values()].map((atMs) => atMs - diedMs);
  } finally {
    await fleet.close();
    served.close();
  }
}

function hastyClock(): Clock {
  const startedMs = Date.now();
  const beganMs = performance.now();
  return {
    nowMs: () => Math.round(startedMs + (performance.now() - beganMs) * haste),
    setTimer(listener, delayMs) {
      const timer = setTimeout(listener, delayMs / haste);
      return { cancel: () => clearTimeout(timer) };
    },
  };
}
