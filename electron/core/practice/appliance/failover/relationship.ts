/**
 * Establishing and breaking the failover relationship, as the Failover page does it (guide, first chapter): each side
 * is told how to reach the other, both addresses are tried, and the inter-appliance keys must be equal.
 */
import { z } from "zod";
import type { Clock } from "../../../ports.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import type { Peer } from "../disk/failover-settings.ts";
import type { DataSync } from "../peer/data-sync.ts";
import { type PeerClient, PeerRefusal } from "../peer/peer-client.ts";
import { peerPaths } from "../peer/peer-paths.ts";
import type { PeerStatus } from "../peer/peer-status.ts";
import { inRole, withEvent, withFailover } from "./failover-state.ts";
import type { Hold } from "./hold.ts";

export interface Address {
  host: string;
  port: number;
}

export const relationshipMessageSchema = z.discriminatedUnion("kind", [
  /** You are my backup; this is how you reach me. */
  z.object({ kind: z.literal("establish"), host: z.string(), port: z.int() }),
  z.object({ kind: z.literal("break") }),
]);
export type RelationshipMessage = z.infer<typeof relationshipMessageSchema>;

export interface Relationship {
  /** Makes this appliance the primary. Throws with words for a person. */
  establish(backup: Address, reverse: Address): Promise<void>;
  /** The peer's half, when the other one begins. Throws with words for a person. */
  follow(message: RelationshipMessage): Promise<void>;
  /** Ends it on both sides, or here alone when the peer cannot be reached. Removes no data and moves no shared IP. */
  breakUp(): Promise<void>;
}

interface RelationshipDeps {
  disk: ApplianceDisk;
  peer: PeerClient;
  dataSync: DataSync;
  hold: Hold;
  clock: Clock;
  /** Names that all lead to this computer. */
  isOnThisComputer(host: string): boolean;
  firstSyncDelayMs: number;
}

export function createRelationship(deps: RelationshipDeps): Relationship {
  const { disk, peer, clock } = deps;

  async function look({ host, port }: Address, whose: string): Promise<PeerStatus> {
    if (!deps.isOnThisComputer(host)) throw new Error(`The host ${host} of ${whose} cannot be found.`);
    try {
      return await peer.statusAt(port);
    } catch (cause) {
      const why = cause instanceof PeerRefusal && cause.status === 403;
      const text = why
        ? `The inter-appliance key of ${whose} is another one.`
        : `${whose} cannot be reached at ${host}, port ${port}.`;
      throw new Error(text, { cause });
    }
  }

  function join(role: "primary" | "backup", status: PeerStatus): void {
    const nowMs = clock.nowMs();
    const partner: Peer = {
      name: status.name,
      hostName: status.hostName,
      applianceId: status.applianceId,
      port: status.linkPort,
      role: role === "primary" ? "backup" : "primary",
      seenAt: new Date(nowMs).toISOString(),
    };
    disk.update((state) => {
      const joined = withFailover(inRole(state, role), { peer: partner, lastDataSync: null });
      return withEvent(joined, nowMs, `The failover relationship was established; this is the ${role}.`);
    });
  }

  function leave(): void {
    disk.update((state) => {
      const left = withFailover(inRole(state, "none"), { peer: null, lastDataSync: null });
      return withEvent(left, clock.nowMs(), "The failover relationship was broken.");
    });
  }

  return {
    async establish(backup, reverse) {
      if (disk.state.failover.peer) throw new Error("This appliance is in a failover relationship already.");
      const status = await look(backup, "the new backup site");
      if (status.applianceId === disk.state.applianceId)
        throw new Error("The backup's address leads to this appliance itself.");
      await peer.postTo(backup.port, peerPaths.relationship, { kind: "establish", ...reverse });
      join("primary", status);
    },

    async follow(message) {
      if (message.kind === "break") {
        leave();
        return;
      }
      if (disk.state.failover.peer) throw new Error("The other appliance is in a failover relationship already.");
      const status = await look(message, "the primary site, seen from the new backup,");
      if (status.applianceId === disk.state.applianceId)
        throw new Error("The reverse address leads to the backup itself.");
      join("backup", status);
      deps.dataSync.pullIn(deps.firstSyncDelayMs);
    },

    async breakUp() {
      if (deps.hold.isBusy) throw new Error("Another failover operation is under way.");
      if (!disk.state.failover.peer) throw new Error("There is no failover relationship.");
      await peer.post(peerPaths.relationship, { kind: "break" }).catch(() => undefined);
      leave();
    },
  };
}
