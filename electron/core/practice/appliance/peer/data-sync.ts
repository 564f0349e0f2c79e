/**
 * The backup's half of a data sync: it pulls, as real ones do, when it starts, at its interval, and when it is told to.
 * A sync takes its time; when the primary goes away meanwhile, everything stays as it is until the next one.
 *
 * A sync is done when its result is on this appliance's disk; only then is the primary told, which writes down the time.
 */
import type { Clock } from "../../../ports.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import { applySyncPackage, syncPackageSchema } from "../disk/data-sync-rules.ts";
import { withEvent, withFailover } from "../failover/failover-state.ts";
import type { PeerClient } from "./peer-client.ts";
import { peerPaths } from "./peer-paths.ts";

/** The vendor's texts are not published; clients may show this and must not understand it (api-facts 2.3). */
export const syncDoneStatus = "Data sync completed.";

export interface DataSync {
  /** Takes `durationMs`, or the usual time. Throws, with nothing changed here, when it does not come about. */
  pull(durationMs?: number): Promise<void>;
  /** Pulls now and begins the interval anew. Does nothing on an appliance that is no backup or has its operations off. */
  pullAndWait(): void;
  /** Begins the interval anew. */
  wait(): void;
  /** One pull after this time, whatever the settings say. */
  pullIn(delayMs: number, durationMs?: number): void;
  /** A pull that has not reached the exchange yet does not come about. */
  abandon(): void;
}

export interface DataSyncDeps {
  disk: ApplianceDisk;
  peer: PeerClient;
  clock: Clock;
  durationMs: number;
  /** A pull by the clock did not come about. Everyday for a backup whose primary is down. */
  onFailure(error: unknown): void;
}

export function createDataSync(deps: DataSyncDeps): DataSync {
  const { disk, peer, clock } = deps;
  let interval: { cancel(): void } | null = null;
  let delayed: { cancel(): void } | null = null;
  let running: Promise<void> | null = null;
  let stopWaiting: (() => void) | null = null;
  let abandonments = 0;

  async function run(durationMs: number): Promise<void> {
    const before = abandonments;
    await peer.look();
    if (durationMs > 0 && before === abandonments) await takeTime(durationMs);
    if (before !== abandonments) throw new Error("The data sync was abandoned.");
    if (disk.state.failover.role !== "backup") throw new Error("Only a backup pulls a data sync.");
    await exchange(deps);
  }

  function takeTime(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = clock.setTimer(resolve, durationMs);
      stopWaiting = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  async function pull(durationMs = deps.durationMs): Promise<void> {
    // One that began earlier does not hold what was done since.
    while (running !== null) await running.catch(() => undefined);
    running = run(durationMs);
    try {
      await running;
    } finally {
      running = null;
    }
  }

  function wait(): void {
    interval?.cancel();
    interval = clock.setTimer(pullAndWait, disk.state.failover.backup.syncIntervalMs);
  }

  function pullAndWait(): void {
    const { role, peer: partner, backup } = disk.state.failover;
    if (role === "backup" && partner && backup.operations && running === null) pull().catch(deps.onFailure);
    wait();
  }

  return {
    pull,
    pullAndWait,
    wait,
    pullIn(delayMs, durationMs) {
      delayed?.cancel();
      const begin = () => void pull(durationMs).catch(deps.onFailure);
      if (delayMs === 0) begin();
      else delayed = clock.setTimer(begin, delayMs);
      wait();
    },
    abandon() {
      abandonments += 1;
      delayed?.cancel();
      stopWaiting?.();
    },
  };
}

/** What only the backup has goes to the primary, and the primary's word comes back. */
async function exchange({ disk, peer, clock }: DataSyncDeps): Promise<void> {
  const { sessions, recordings } = disk.state;
  const pack = syncPackageSchema.parse(await peer.post(peerPaths.dataSync, { sessions, recordings }));
  const lastDataSync = { at: new Date(clock.nowMs()).toISOString(), status: syncDoneStatus };
  disk.update((state) => {
    const synced = withFailover(applySyncPackage(state, pack), { lastDataSync });
    return withEvent(synced, clock.nowMs(), syncDoneStatus);
  });
  await peer.post(peerPaths.dataSyncDone, { syncId: pack.syncId });
}
