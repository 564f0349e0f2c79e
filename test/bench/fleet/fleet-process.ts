/**
 * Watches 200 pairs and says what that costs: started with the address of two served appliances (`{ pairs }`), it waits
 * until each pair has been looked at, then measures for `windowMs` and says `{ cpuShare, rssBytes, looks }`.
 */
import { setTimeout as delay } from "node:timers/promises";
import { keepMemorySmall } from "../../../electron/core/keep-memory-small.ts";
import { systemClock } from "../../../electron/core/ports.ts";
import type { Pair } from "../../../shared/domain/pair.ts";
import { watchPairs } from "./watch-pairs.ts";

const sampleMs = 1_000;

keepMemorySmall();

async function measure({ pairs, windowMs }: { pairs: Pair[]; windowMs: number }): Promise<void> {
  let events = 0;
  const healthy = new Set<string>();
  const fleet = watchPairs(systemClock, (event) => {
    events += 1;
    if (event.type === "changed" && event.pair.status.appliances.every(({ health }) => health === "healthy")) {
      healthy.add(event.pair.id);
    }
  });
  // Spread over the minute, as a person's own pairs would not be: the schedule keeps the phases it begins with.
  for (const pair of pairs) {
    await fleet.watch(pair);
    await delay(windowMs / 4 / pairs.length);
  }
  while (healthy.size < pairs.length) await delay(sampleMs);
  const [cpu, startedMs, before] = [process.cpuUsage(), performance.now(), events];
  let rssBytes = 0;
  while (performance.now() - startedMs < windowMs) {
    await delay(sampleMs);
    rssBytes = Math.max(rssBytes, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(cpu);
  const cpuShare = (user + system) / 1000 / (performance.now() - startedMs);
  await fleet.close();
  process.send?.({ cpuShare, rssBytes, looks: events - before });
}

process.on("message", (message) => void measure(message as { pairs: Pair[]; windowMs: number }));
process.on("disconnect", () => process.exit());
