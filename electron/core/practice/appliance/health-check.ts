/**
 * The appliance's opinion of itself, in the form of the command API's health (api-facts 3.3).
 *
 * An answer is kept for `cacheMs` from when it was worked out, as the vendor warns (api-facts 5 of section 0), so it
 * may be that old when it is read. A restart forgets it. The anonymous check is worked out anew each time.
 */
import type { Clock } from "../../ports.ts";
import type { ApplianceDisk } from "./disk/appliance-disk.ts";
import { type ApplianceAnswer, jsonAnswer, vendorTime } from "./http/answer.ts";
import { product } from "./product.ts";

export interface HealthCheck {
  /** 200 with the health, or 500 with the same and `message`. */
  answer(): ApplianceAnswer;
  /** What is wrong with the appliance at this moment, or null. */
  problem(): string | null;
}

export function createHealthCheck(deps: {
  hostName: string;
  disk: ApplianceDisk;
  clock: Clock;
  cacheMs: number;
}): HealthCheck {
  const { disk, clock } = deps;
  let cached: { answer: ApplianceAnswer; atMs: number } | null = null;

  function workOut(): ApplianceAnswer {
    const { applianceId, failover } = disk.state;
    // Only the primary of a relationship tells about syncs (api-facts 3.3).
    const lastDataSync = failover.role === "primary" ? failover.lastDataSync : null;
    const health = {
      version: product.version,
      build: product.build,
      appliance_hostname: deps.hostName,
      appliance_id: applianceId,
      cluster_role: "single",
      failover_role: failover.role,
      enabled_shared_ips: null,
      last_data_sync: lastDataSync && vendorTime(Date.parse(lastDataSync.at)),
      last_data_sync_status: lastDataSync?.status ?? null,
    };
    const problem = disk.problem();
    return problem === null ? jsonAnswer(200, health) : jsonAnswer(500, { message: problem, ...health });
  }

  return {
    answer() {
      const nowMs = clock.nowMs();
      const isFresh = cached !== null && nowMs - cached.atMs < deps.cacheMs;
      if (!cached || !isFresh) cached = { answer: workOut(), atMs: nowMs };
      return cached.answer;
    },
    problem: () => disk.problem(),
  };
}
