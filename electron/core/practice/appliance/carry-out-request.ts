/** What the practice pair asks of a running appliance beside its network: beginning a relationship, marks, counters. */
import { randomUUID } from "node:crypto";
import type { ToAppliance } from "../practice-messages.ts";
import type { Appliance } from "./appliance.ts";
import type { DataSync } from "./peer/data-sync.ts";

export type ApplianceRequest = Exclude<ToAppliance, { type: "configure" }>;

/** Its answer goes back over the channel as it is. */
export function carryOut(appliance: Appliance, dataSync: DataSync, request: ApplianceRequest): unknown {
  const { disk, clock, counters, name } = appliance;
  switch (request.type) {
    case "counters":
      return counters.read();
    case "marks": {
      const { settings, sessions, recordings } = disk.state;
      return { settings, sessions, recordings };
    }
    case "mark": {
      const mark = {
        id: randomUUID(),
        text: request.text,
        madeOn: name,
        madeAt: new Date(clock.nowMs()).toISOString(),
      };
      disk.update((state) => ({ ...state, [request.list]: [...state[request.list], mark] }));
      return null;
    }
    case "establish": {
      const { role, peer } = request;
      // The guide's best practice: backup operations are on at the normal backup and off at the normal primary.
      const failover = { role, peer, backupOperations: role === "backup", lastDataSync: null };
      disk.update((state) => ({ ...state, failover }));
      dataSync.restart();
      return null;
    }
  }
}
