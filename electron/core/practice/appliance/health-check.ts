/**
 * The appliance's opinion of itself, for both command APIs (api-facts 2.3, 3.3).
 *
 * A v2 answer is kept for `cacheMs` from when it was worked out, as the vendor warns (api-facts 5 of section 0), so it
 * may be that old when it is read. A restart forgets it. The anonymous check and v1 are worked out anew each time.
 */
import type { Clock } from "../../ports.ts";
import type { ConductHolder } from "./conduct.ts";
import type { ApplianceDisk } from "./disk/appliance-disk.ts";
import { enabledSharedIps } from "./failover/failover-state.ts";
import { type ApplianceAnswer, jsonAnswer, vendorTime } from "./http/answer.ts";

export interface HealthCheck {
  /** v2: 200 with the health, or 500 with the same and `message`. */
  answer(): ApplianceAnswer;
  /** What is wrong with the appliance at this moment; empty when nothing is. */
  problems(): string[];
  /** The next v2 answer is worked out anew. */
  forget(): void;
}

export function createHealthCheck(deps: {
  hostName: string;
  disk: ApplianceDisk;
  conduct: ConductHolder;
  clock: Clock;
  cacheMs: number;
}): HealthCheck {
  const { disk, clock, conduct } = deps;
  let cached: { answer: ApplianceAnswer; atMs: number } | null = null;

  function problems(): string[] {
    const diskProblem = disk.problem();
    return [...(diskProblem === null ? [] : [diskProblem]), ...conduct.now.problems];
  }

  function workOut(): ApplianceAnswer {
    const { applianceId, failover } = disk.state;
    // Only the primary of a relationship tells about syncs (api-facts 3.3).
    const lastDataSync = failover.role === "primary" ? failover.lastDataSync : null;
    const sharedIps = enabledSharedIps(disk.state);
    const health = {
      version: conduct.now.version,
      build: conduct.now.build,
      appliance_hostname: deps.hostName,
      appliance_id: applianceId,
      cluster_role: conduct.now.clusterRole,
      failover_role: failover.role,
      enabled_shared_ips: sharedIps.length > 0 ? sharedIps : null,
      last_data_sync: lastDataSync && vendorTime(Date.parse(lastDataSync.at)),
      last_data_sync_status: lastDataSync?.status ?? null,
    };
    const present = problems();
    return present.length === 0 ? jsonAnswer(200, health) : jsonAnswer(500, { message: present.join(" "), ...health });
  }

  return {
    answer() {
      const nowMs = clock.nowMs();
      const isFresh = cached !== null && nowMs - cached.atMs < deps.cacheMs;
      if (!cached || !isFresh) cached = { answer: workOut(), atMs: nowMs };
      return cached.answer;
    },
    problems,
    forget: () => {
      cached = null;
    },
  };
}
