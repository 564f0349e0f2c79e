/** The pair as the window shows it: the conclusion with the ages of what it rests on. */
import type { Pair } from "../domain/pair.ts";
import type { PairView } from "../domain/pair-view.ts";
import { type AssessmentContext, assess } from "./assess.ts";
import { isStale } from "./intervals.ts";
import { lastReading, latest, type Memory } from "./memory.ts";

export function viewPair(pair: Pair, memory: Memory, context: AssessmentContext & { isLooking: boolean }): PairView {
  const [first, second] = pair.appliances;
  return {
    id: pair.id,
    practice: pair.practice,
    site: { host: pair.site.host, port: pair.site.port },
    method: pair.network.method,
    normalPrimary: pair.normalPrimary,
    appliances: [viewAppliance(first, memory, context.nowMs), viewAppliance(second, memory, context.nowMs)],
    siteLookedAt: latest(memory, "site")?.at ?? null,
    status: assess(pair, memory, context),
    assessedAt: new Date(context.nowMs).toISOString(),
    isLooking: context.isLooking,
  };
}

function viewAppliance(
  { name, host, port }: Pair["appliances"][number],
  memory: Memory,
  nowMs: number,
): PairView["appliances"][number] {
  const look = latest(memory, "health", name);
  const reading = lastReading(memory, name);
  const role = reading && "reading" in reading.outcome ? reading.outcome.reading.role : null;
  return {
    name,
    host,
    port,
    dataAt: reading?.at ?? null,
    lookedAt: look?.at ?? null,
    lastRole: reading && role ? { role, at: reading.at } : null,
    isStale: !look || isStale("health", look.at, nowMs),
  };
}
