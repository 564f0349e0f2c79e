/** A data folder with one pair that was seen healthy and whose appliances answer no more. */
import { mkdirSync } from "node:fs";
import { openStores } from "../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../electron/core/ports.ts";
import { emptyMemory, remember } from "../../shared/assessment/memory.ts";
import type { Observation } from "../../shared/domain/observation.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { silentLog } from "../support/silent-log.ts";

const appliance = (name: string) => ({
  name,
  host: "127.0.0.1",
  // The discard port: nobody listens.
  port: 9,
  clientId: "bench",
  tls: { trust: "system" as const },
});

const pair: Pair = {
  id: "bench",
  practice: false,
  name: "Support site",
  site: { host: "support.example.com", port: 443, connect: ["127.0.0.1:9"] },
  network: { method: "dns-swing", sharedIps: [] },
  normalPrimary: "site1",
  appliances: [appliance("site1"), appliance("site2")],
};

const seen = (name: string, role: "primary" | "backup", at: string): Observation => ({
  kind: "health",
  appliance: name,
  api: "v2",
  permission: "read_only",
  at,
  tookMs: 40,
  outcome: {
    kind: "answered",
    reading: {
      applianceId: name.padEnd(32, "0"),
      hostname: `${name}.example.com`,
      version: "25.3.2",
      build: "58123",
      clusterRole: "single",
      role,
      sharedIps: [],
      lastSync: role === "primary" ? { at, status: null } : null,
      clock: at,
    },
  },
});

export function storeOnePair(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  stores.pairs.save(pair);
  const at = new Date(clock.nowMs() - 60_000).toISOString();
  for (const observation of [seen("site1", "primary", at), seen("site2", "backup", at)]) {
    stores.memories.put(pair.id, remember(emptyMemory, observation).written);
  }
  stores.close();
}
