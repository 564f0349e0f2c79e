/** The appliance as its endpoints and its dealings with the peer see it. */
import type { Clock } from "../../ports.ts";
import type { ApiAccounts } from "./accounts/api-accounts.ts";
import type { ApplianceDisk } from "./disk/appliance-disk.ts";
import type { HealthCheck } from "./health-check.ts";
import type { CallCounters } from "./http/call-counters.ts";
import type { PeerClient } from "./peer/peer-client.ts";

export interface Appliance {
  readonly name: string;
  readonly hostName: string;
  readonly clock: Clock;
  readonly disk: ApplianceDisk;
  readonly accounts: ApiAccounts;
  readonly counters: CallCounters;
  readonly health: HealthCheck;
  readonly peer: PeerClient;
}
