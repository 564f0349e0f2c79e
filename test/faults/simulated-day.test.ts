import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { createPairObserver, type Protocols } from "../../electron/core/monitor/pair-observer.ts";
import { type PairWatcher, watchPair } from "../../electron/core/monitor/pair-watcher.ts";
import { emptyMemory } from "../../shared/assessment/memory.ts";
import { createDayClock, type DayClock } from "../support/day-clock.ts";
import {
  answered,
  certificate,
  defaultCertificate,
  definePair,
  list,
  type Name,
  unreachable,
} from "../support/observations.ts";
import { silentLog } from "../support/silent-log.ts";

const pairs = 200;
const hourMs = 3_600_000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapAfterCollection(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A sync every six hours, other words at each look, and an appliance that is dead for half of every hour. */
function livelyProtocols(clock: DayClock, index: number, count: (appliance: boolean) => void): Protocols {
  const isDead = () => index % 10 === 0 && clock.nowMs() % hourMs < hourMs / 2;
  const sync = () => new Date(clock.nowMs() - (clock.nowMs() % (6 * hourMs))).toISOString();
  const healthOf = (name: Name) => {
    if (name === "site1" && isDead()) return unreachable;
    const lastSync = name === "site1" ? { at: sync(), status: `took ${clock.nowMs() % 977} s` } : null;
    return answered(name, { lastSync, clock: new Date(clock.nowMs()).toISOString() });
  };
  return {
    async health({ name }) {
      count(true);
      return { api: "v2", permission: "full_access", outcome: healthOf(name as Name) };
    },
    async probe({ name }) {
      count(true);
      return { outcome: name === "site1" && isDead() ? unreachable : { kind: "answered", status: 200 } };
    },
    certificate: async ({ name }) => ({ outcome: certificate(name as Name).outcome }),
    "default-certificate": async ({ name }) => ({ outcome: defaultCertificate(name as Name).outcome }),
    appliances: async ({ name }) => ({ outcome: list(name as Name).outcome }),
    vantage: async () => ({ outcome: { kind: "in-sight", by: "gateway" } }),
    "site-address": async () => ({ outcome: { kind: "resolved", addresses: ["198.51.100.7"], ttlSeconds: 300 } }),
    async site() {
      count(false);
      return { outcome: isDead() ? unreachable : healthOf("site1") };
    },
    close: async () => undefined,
  };
}

test("400 appliances are watched for a simulated day with flat memory and bounded timers", {
  timeout: 600_000,
}, async () => {
  const clock = createDayClock();
  let looks = 0;
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const watchers = Array.from({ length: pairs }, (_, index): PairWatcher => {
    const pair = { ...definePair(), name: `pair ${index}`, id: `${index}`, practice: false };
    const protocols = livelyProtocols(clock, index, (isAppliance) => {
      looks += isAppliance ? 1 : 0;
    });
    return watchPair({
      pair,
      observer: createPairObserver({ pair, protocols, clock }),
      memory: emptyMemory,
      clock,
      random,
      log: silentLog,
      keep: () => undefined,
      onChange: () => undefined,
    });
  });
  onTestFinished(async () => void (await Promise.all(watchers.map((watcher) => watcher.close()))));

  await clock.pass(2 * hourMs);
  const early = { heap: heapAfterCollection(), timers: clock.pending() };
  await clock.pass(22 * hourMs);
  const late = { heap: heapAfterCollection(), timers: clock.pending() };

  // What may still grow is the log of the last syncs, which is full after a few; a leak of one look would be gigabytes.
  expect(late.heap - early.heap).toBeLessThan(20_000_000);
  // One timer for each question, and one pause for each look that is being confirmed.
  expect(late.timers).toBeLessThanOrEqual(pairs * 13 * 2);
  expect(looks).toBeGreaterThan(400 * 24 * 60 * 4);
  expect(watchers.map((watcher) => watcher.view().status.verdict)).not.toContain("unknown");
});
