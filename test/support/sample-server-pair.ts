/** Two sample servers as a pair on loopback: a healthy primary, a healthy backup, and a site name that leads to the first. */

import type { Clock } from "../../electron/core/ports.ts";
import { emptyMemory, type Memory } from "../../shared/assessment/memory.ts";
import { type PairDefinition, pairDefinitionSchema } from "../../shared/domain/pair.ts";
import { siteHost, startServer, testCa } from "./appliance-test.ts";
import { answerHealthy, type SampleServer, sampleDate } from "./sample-server.ts";

export interface SamplePair {
  pair: PairDefinition;
  site1: SampleServer;
  site2: SampleServer;
  /** What a look needs; every appliance has a secret. */
  look: {
    pair: PairDefinition;
    readSecret: () => Promise<string>;
    clock: Clock;
    stopwatch: () => number;
    memory: Memory;
  };
}

/** Stands at the time that the samples speak of; nothing that waits for it waits long. */
const sampleClock: Clock = {
  nowMs: () => Date.parse(sampleDate),
  setTimer(listener) {
    const immediate = setImmediate(listener);
    return { cancel: () => clearImmediate(immediate) };
  },
};

export async function startSamplePair(): Promise<SamplePair> {
  const [site1, site2, ca] = await Promise.all([startServer(), startServer(), testCa]);
  answerHealthy(site1, "primary");
  answerHealthy(site2, "backup");
  const pair = definePairOn(site1.port, [site1.port, site2.port], ca.pem);
  // A clock that stands still beside a look that takes a second would be a clock that is half a second off.
  const stopwatch = () => 0;
  const look = { pair, readSecret: async () => "right secret", clock: sampleClock, stopwatch, memory: emptyMemory };
  return { pair, site1, site2, look };
}

export function definePairOn(sitePort: number, [port1, port2]: [number, number], ca: string): PairDefinition {
  const tls = { trust: "ca", ca } as const;
  const appliance = (name: string, port: number) => ({
    name,
    host: "127.0.0.1",
    port,
    clientId: "failover-monitor",
    tls: { ...tls, serverName: siteHost },
  });
  return pairDefinitionSchema.parse({
    name: "Support site",
    site: { host: siteHost, connect: [`127.0.0.1:${sitePort}`], tls },
    network: { method: "shared-ip", sharedIps: ["203.0.113.10"] },
    normalPrimary: "site1",
    appliances: [appliance("site1", port1), appliance("site2", port2)],
  });
}
