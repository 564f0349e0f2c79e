/**
 * Changing roles: one implementation for the Failover page and both APIs (guide, chapters on planned and unplanned
 * maintenance; api-facts 2.4).
 *
 * With the peer in reach both sides change, one after the other: the one that gives up the primary role first, so for
 * a moment both are backup. When it cannot be reached, a backup can still become primary; a primary becomes backup
 * only when forced. With a data sync first the answer comes at once, users are cut off, and the roles stay as they are
 * when the sync fails. The texts of refusals are unknown.
 */
import type { FailoverRole } from "../disk/failover-settings.ts";
import { peerPaths } from "../peer/peer-paths.ts";
import type { PeerStatus } from "../peer/peer-status.ts";
import { createRoleSwap } from "./role-swap.ts";
import type { RoleAnswer, RoleChangeDeps, RoleWish } from "./role-wish.ts";

export interface RoleChange {
  /** Resolves when the roles have changed, or at once when a data sync comes first. */
  change(wish: RoleWish): Promise<RoleAnswer>;
  /** This side alone: the peer, a takeover, or the first establishing wants it so. */
  setOwnRole(role: FailoverRole, why: string): void;
  /** Whatever is under way goes no further. */
  abandon(): void;
}

const refused = (message: string): RoleAnswer => ({ kind: "refused", message });

export function createRoleChange(deps: RoleChangeDeps): RoleChange {
  const { disk, peer, hold } = deps;
  const { setOwnRole, swap, syncThenSwap } = createRoleSwap(deps);
  const limitMs = deps.dataSyncMs + deps.roleSwapMs + 60_000;
  let generation = 0;

  async function release(isAbandoned: () => boolean): Promise<void> {
    if (isAbandoned()) return;
    hold.end();
    await peer.post(peerPaths.hold, { isOn: false }).catch(() => undefined);
  }

  /** Without the peer. */
  function changeAlone(wish: RoleWish): RoleAnswer {
    const refusal = refuseAlone(wish, disk.state.failover.role);
    if (!refusal) setOwnRole(wish.role, `Became ${wish.role}.`);
    return refusal ?? { kind: "changed" };
  }

  async function changeBoth(wish: RoleWish, status: PeerStatus): Promise<RoleAnswer> {
    const refusal = refuseBoth(wish, disk.state.failover.role, status);
    if (refusal) return refusal;
    generation += 1;
    const own = generation;
    const isAbandoned = () => own !== generation;
    hold.begin(wish.dataSyncFirst, limitMs);
    const isStarted = await carryOut(wish, status.role, isAbandoned).catch((error) => {
      deps.onFailure(error);
      return false;
    });
    if (!isStarted || !wish.dataSyncFirst) await release(isAbandoned);
    if (!isStarted) return refused("The role change failed: the peer site instance did not follow.");
    return { kind: wish.dataSyncFirst ? "sync-started" : "changed" };
  }

  /** Resolves when the roles have changed, or with a sync first as soon as that has begun. */
  async function carryOut(wish: RoleWish, peerRole: FailoverRole, isAbandoned: () => boolean): Promise<true> {
    await peer.post(peerPaths.hold, { isOn: true, areUsersCutOff: wish.dataSyncFirst, limitMs });
    if (!wish.dataSyncFirst) await swap(wish, peerRole, isAbandoned);
    else {
      syncThenSwap(wish, peerRole, isAbandoned)
        .catch(deps.onFailure)
        .then(() => release(isAbandoned))
        .catch(deps.onFailure);
    }
    return true;
  }

  return {
    async change(wish) {
      const { role, peer: partner } = disk.state.failover;
      if (role === "none" || !partner) return refused("There is no failover relationship.");
      if (hold.isBusy) return refused("Another failover operation is under way.");
      const status = await peer.refresh();
      if (hold.isBusy) return refused("Another failover operation is under way.");
      return status ? changeBoth(wish, status) : changeAlone(wish);
    },
    setOwnRole,
    abandon() {
      generation += 1;
      hold.end();
    },
  };
}

function refuseAlone(wish: RoleWish, role: FailoverRole): RoleAnswer | null {
  if (role === wish.role) return refused(`This site instance is the ${role} already.`);
  if (wish.dataSyncFirst) return refused("The peer site instance could not be contacted, so no data-sync is possible.");
  if (wish.role === "primary" || wish.force) return null;
  return refused("The role change was cancelled: the peer site instance could not be contacted.");
}

function refuseBoth(wish: RoleWish, role: FailoverRole, status: PeerStatus): RoleAnswer | null {
  if (status.isBusy) return refused("Another failover operation is under way on the peer site instance.");
  if (role === wish.role && status.role !== role) return refused(`This site instance is the ${role} already.`);
  if (!wish.dataSyncFirst || status.role !== role) return null;
  return refused("Both site instances have the same role: there is none from which data could be pulled.");
}
