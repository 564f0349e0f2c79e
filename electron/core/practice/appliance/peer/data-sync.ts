/**
 * The backup's half of a data sync: it pulls, as real ones do, when it starts, when a relationship is established, and
 * then at its interval. When the primary does not answer, everything stays as it is until the next time.
 *
 * A sync is done when its result is on this appliance's disk; only then is the primary told, which writes down the time.
 */
import type { Clock } from "../../../ports.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import { applySyncPackage, syncPackageSchema } from "../disk/data-sync-rules.ts";
import type { PeerClient } from "./peer-client.ts";
import { peerPaths } from "./peer-paths.ts";

/** The vendor's texts are not published; clients may show this and must not understand it (api-facts 2.3). */
export const syncDoneStatus = "Data sync completed.";

export interface DataSync {
  /** Pulls now and begins the interval anew. Does nothing on an appliance that is no backup or has syncs off. */
  restart(): void;
  stop(): void;
}

export function createDataSync(deps: {
  disk: ApplianceDisk;
  peer: PeerClient;
  clock: Clock;
  intervalMs: number;
  /** A pull did not come about. Everyday for a backup whose primary is down. */
  onFailure(error: unknown): void;
}): DataSync {
  const { disk, peer, clock } = deps;
  let timer: { cancel(): void } | null = null;
  let isRunning = false;

  async function pull(): Promise<void> {
    const { role, peer: partner, backupOperations } = disk.state.failover;
    if (role !== "backup" || !partner || !backupOperations || isRunning) return;
    isRunning = true;
    try {
      const { sessions, recordings } = disk.state;
      const pack = syncPackageSchema.parse(await peer.post(peerPaths.dataSync, { sessions, recordings }));
      const lastDataSync = { at: new Date(clock.nowMs()).toISOString(), status: syncDoneStatus };
      disk.update((state) => {
        const synced = applySyncPackage(state, pack);
        return { ...synced, failover: { ...state.failover, lastDataSync } };
      });
      await peer.post(peerPaths.dataSyncDone, { syncId: pack.syncId });
    } finally {
      isRunning = false;
    }
  }

  function pullAndWait(): void {
    pull().catch(deps.onFailure);
    timer?.cancel();
    timer = clock.setTimer(pullAndWait, deps.intervalMs);
  }

  return { restart: pullAndWait, stop: () => timer?.cancel() };
}
