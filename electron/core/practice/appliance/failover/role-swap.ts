/**
 * The steps of a role change: which side takes which role, one after the other, with a data sync before them if wanted.
 * The rules about when it may begin are elsewhere.
 */
import type { FailoverRole } from "../disk/failover-settings.ts";
import { peerPaths } from "../peer/peer-paths.ts";
import { waitFor } from "../wait-for.ts";
import { inRole, withEvent, withPeer } from "./failover-state.ts";
import type { RoleChangeDeps, RoleWish } from "./role-wish.ts";

export interface RoleSwap {
  /** This side alone. */
  setOwnRole(role: FailoverRole, why: string): void;
  /** `peerRole`: as just seen. Throws when the peer does not follow; then the old roles stand, unless it was forced. */
  swap(wish: RoleWish, peerRole: FailoverRole, isAbandoned: () => boolean): Promise<void>;
  /** Throws, with the roles as they were, when the sync fails. */
  syncThenSwap(wish: RoleWish, peerRole: FailoverRole, isAbandoned: () => boolean): Promise<void>;
}

const other = { primary: "backup", backup: "primary" } as const;

export function createRoleSwap(deps: RoleChangeDeps): RoleSwap {
  const { disk, peer, clock } = deps;

  function setOwnRole(role: FailoverRole, why: string): void {
    disk.update((state) => withEvent(inRole(state, role), clock.nowMs(), why));
    deps.dataSync.wait();
  }

  async function setPeerRole(role: "primary" | "backup"): Promise<void> {
    await peer.post(peerPaths.role, { role });
    disk.update((state) => withPeer(state, { role }));
  }

  /** One side after the other, the demotion first. */
  async function swap(wish: RoleWish, peerRole: FailoverRole, isAbandoned: () => boolean): Promise<void> {
    const before = disk.state.failover.role;
    const steps = [
      ...(before === wish.role
        ? []
        : [{ to: wish.role, go: async () => setOwnRole(wish.role, `Became ${wish.role}.`) }]),
      ...(peerRole === other[wish.role] ? [] : [{ to: other[wish.role], go: () => setPeerRole(other[wish.role]) }]),
    ].sort((a, b) => a.to.localeCompare(b.to));
    const [first, second] = steps;
    await first?.go();
    if (!second) return;
    await waitFor(clock, deps.roleSwapMs);
    if (isAbandoned()) return;
    try {
      await second.go();
    } catch (error) {
      // The peer went away in between: both would stay backup.
      if (!wish.force) setOwnRole(before, "The role change was cancelled: the peer site instance went away.");
      throw error;
    }
  }

  async function syncThenSwap(wish: RoleWish, peerRole: FailoverRole, isAbandoned: () => boolean): Promise<void> {
    try {
      if (disk.state.failover.role === "backup") await deps.dataSync.pull();
      else await peer.post(peerPaths.pull, {}, deps.dataSyncMs + 30_000);
    } catch (error) {
      const failed = "The data-sync failed; the roles stay as they are.";
      if (!isAbandoned()) disk.update((state) => withEvent(state, clock.nowMs(), failed));
      throw error;
    }
    if (!isAbandoned()) await swap(wish, peerRole, isAbandoned);
  }

  return { setOwnRole, swap, syncThenSwap };
}
