/** The appliance as its endpoints, its pages and its dealings with the peer see it. */
import type { Clock } from "../../ports.ts";
import type { ApiAccounts } from "./accounts/api-accounts.ts";
import type { ConductHolder } from "./conduct.ts";
import type { ApplianceDisk } from "./disk/appliance-disk.ts";
import type { Hold } from "./failover/hold.ts";
import type { Relationship } from "./failover/relationship.ts";
import type { RoleChange } from "./failover/role-change.ts";
import type { HealthCheck } from "./health-check.ts";
import type { CallCounters } from "./http/call-counters.ts";
import type { DataSync } from "./peer/data-sync.ts";
import type { PeerClient } from "./peer/peer-client.ts";
import type { PeerStatus } from "./peer/peer-status.ts";
import type { CertificateStore } from "./tls/certificate-store.ts";
import type { WebSessions } from "./web/web-sessions.ts";

export interface Appliance {
  readonly name: string;
  readonly hostName: string;
  /** Its own, which may be wrong. */
  readonly clock: Clock;
  readonly conduct: ConductHolder;
  readonly disk: ApplianceDisk;
  readonly accounts: ApiAccounts;
  readonly counters: CallCounters;
  readonly health: HealthCheck;
  readonly peer: PeerClient;
  readonly dataSync: DataSync;
  readonly hold: Hold;
  readonly roleChange: RoleChange;
  readonly relationship: Relationship;
  readonly certificates: CertificateStore;
  readonly sessions: WebSessions;
  readonly interApplianceKey: { read(): string; replace(key: string): void };
  /** What it tells its peer of itself. */
  status(): PeerStatus;
  /** Names of its pair, all on this computer. */
  isOnThisComputer(host: string): boolean;
  /** Its unique address, as a person types it into a form. */
  ownPort(): number;
  factoryReset(): void;
  shutDown(): void;
}
