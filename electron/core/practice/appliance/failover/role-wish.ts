/** What may be asked of a role change, what it answers, and what it works with. */
import type { Clock } from "../../../ports.ts";
import type { ApplianceDisk } from "../disk/appliance-disk.ts";
import type { DataSync } from "../peer/data-sync.ts";
import type { PeerClient } from "../peer/peer-client.ts";
import type { Hold } from "./hold.ts";

export interface RoleWish {
  /** For this appliance. */
  role: "primary" | "backup";
  dataSyncFirst: boolean;
  /** Counts only on a primary that is to become backup. */
  force: boolean;
}

export type RoleAnswer = { kind: "changed" | "sync-started" } | { kind: "refused"; message: string };

export interface RoleChangeDeps {
  disk: ApplianceDisk;
  peer: PeerClient;
  dataSync: DataSync;
  hold: Hold;
  clock: Clock;
  /** How long both are backup. */
  roleSwapMs: number;
  dataSyncMs: number;
  onFailure(error: unknown): void;
}
