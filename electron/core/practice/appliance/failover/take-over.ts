/**
 * The backup's watch over its primary: it asks for its status again and again, and takes over when its own settings say
 * so (guide, chapter on establishing): backup operations and automatic failover on, the primary unreachable for the
 * timeout, and at least one test IP, if there are any, reachable, so that it is not the backup who lost its network.
 */
import type { Clock } from "../../../ports.ts";
import type { ConductHolder } from "../conduct.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import type { PeerClient } from "../peer/peer-client.ts";
import { withEvent } from "./failover-state.ts";
import type { Hold } from "./hold.ts";
import type { RoleChange } from "./role-change.ts";

const longestPauseMs = 1000;
const shortestPauseMs = 50;

interface TakeOverDeps {
  disk: ApplianceDisk;
  peer: PeerClient;
  hold: Hold;
  roleChange: RoleChange;
  conduct: ConductHolder;
  clock: Clock;
  onFailure(error: unknown): void;
}

/** Begins the watch; it lasts as long as the appliance. */
export function watchPrimary(deps: TakeOverDeps): void {
  const { disk, clock, conduct } = deps;
  let unreachableSinceMs: number | null = null;

  const isWatching = () => {
    const { role, peer, backup } = disk.state.failover;
    return role === "backup" && peer !== null && backup.operations && !deps.hold.isBusy;
  };

  function primaryIsGone(): void {
    const nowMs = clock.nowMs();
    if (unreachableSinceMs === null) {
      unreachableSinceMs = nowMs;
      disk.update((state) => withEvent(state, nowMs, "The primary site instance cannot be reached."));
    }
    const { automaticFailover, timeoutMs, testIps } = disk.state.failover.backup;
    if (!automaticFailover || nowMs - unreachableSinceMs < timeoutMs) return;
    if (testIps.length > 0 && conduct.now.testIps === "unreachable") return;
    unreachableSinceMs = null;
    deps.roleChange.setOwnRole("primary", "Became primary: the primary site instance was unreachable for too long.");
  }

  async function look(): Promise<void> {
    if (!isWatching()) {
      unreachableSinceMs = null;
      return;
    }
    const status = await deps.peer.refresh();
    // Something else may have begun while the primary was asked.
    if (!isWatching()) return;
    if (!status) primaryIsGone();
    else if (unreachableSinceMs !== null) {
      unreachableSinceMs = null;
      disk.update((state) => withEvent(state, clock.nowMs(), "The primary site instance answers again."));
    }
  }

  function lookAgain(): void {
    const { timeoutMs } = disk.state.failover.backup;
    const pauseMs = Math.max(shortestPauseMs, Math.min(longestPauseMs, timeoutMs / 4));
    clock.setTimer(() => void look().catch(deps.onFailure).finally(lookAgain), pauseMs);
  }
  lookAgain();
}
