/** All parts of one appliance, put together from its configuration; nothing listens yet. */
import type { Clock } from "../../ports.ts";
import type { ApplianceConfiguration, FromAppliance } from "../practice-messages.ts";
import { createApiAccounts } from "./accounts/api-accounts.ts";
import { newAccount } from "./accounts/client-secret.ts";
import type { Appliance } from "./appliance.ts";
import { type ConductHolder, createConduct } from "./conduct.ts";
import { type ApplianceDisk, openApplianceDisk } from "./disk/appliance-disk.ts";
import { newApplianceState } from "./disk/appliance-state.ts";
import { factoryReset } from "./factory-reset.ts";
import { enabledSharedIps } from "./failover/failover-state.ts";
import { createHold } from "./failover/hold.ts";
import { createRelationship } from "./failover/relationship.ts";
import { createRoleChange } from "./failover/role-change.ts";
import { createHealthCheck } from "./health-check.ts";
import { createCallCounters } from "./http/call-counters.ts";
import type { DoorPorts } from "./http/doorways.ts";
import { createDataSync } from "./peer/data-sync.ts";
import { createPeerClient } from "./peer/peer-client.ts";
import { createCertificateStore } from "./tls/certificate-store.ts";
import { createWebSessions } from "./web/web-sessions.ts";

export interface Attachments {
  /** The time of the world. */
  worldClock: Clock;
  send(message: FromAppliance): void;
  /** Ends the process. */
  end(): void;
  onFault(error: unknown): void;
  ports: DoorPorts;
  siteVisit: { readonly atMs: number | null };
}

export function assembleAppliance(configuration: ApplianceConfiguration, attachments: Attachments): Appliance {
  const { name, hostName, tls, healthCacheMs: cacheMs, lockout, webLogin } = configuration;
  const { ports, siteVisit, worldClock, end } = attachments;
  const conduct = createConduct(configuration.conduct);
  const clock = skewed(worldClock, conduct);
  const disk = openDisk(configuration, attachments.send);
  const failover = createFailover(configuration, attachments, { disk, clock, conduct });
  const appliance: Appliance = {
    name,
    hostName,
    clock,
    conduct,
    disk,
    ...failover,
    accounts: createApiAccounts({ disk, clock, lockout, callsPerToken: () => conduct.now.callsPerToken }),
    counters: createCallCounters(),
    health: createHealthCheck({ hostName, disk, conduct, clock, cacheMs }),
    certificates: createCertificateStore(tls),
    sessions: createWebSessions({ applianceName: name, login: webLogin, clock }),
    status: () => ({
      name,
      hostName,
      applianceId: disk.state.applianceId,
      role: disk.state.failover.role,
      linkPort: ports.link,
      isBusy: failover.hold.isBusy,
      sharedIps: enabledSharedIps(disk.state),
      siteVisitAtMs: siteVisit.atMs,
    }),
    ownPort: () => ports.own,
    factoryReset: () => factoryReset(appliance, configuration),
    // A moment later, so that who pressed the button still gets an answer.
    shutDown: () => void worldClock.setTimer(end, 200),
  };
  return appliance;
}

type OwnParts = Pick<Appliance, "disk" | "clock" | "conduct">;
type FailoverParts = Pick<
  Appliance,
  "peer" | "hold" | "dataSync" | "roleChange" | "relationship" | "interApplianceKey" | "isOnThisComputer"
>;

function createFailover(
  { interApplianceKey: firstKey, tls, hostNames, roleSwapMs, dataSyncMs, firstSyncDelayMs }: ApplianceConfiguration,
  { send, onFault: onFailure }: Attachments,
  { disk, clock, conduct }: OwnParts,
): FailoverParts {
  const interApplianceKey = keepKey(firstKey, send);
  const { caPem } = tls;
  const peer = createPeerClient({
    disk,
    conduct,
    caPem,
    nowMs: clock.nowMs,
    interApplianceKey: interApplianceKey.read,
  });
  const hold = createHold(clock);
  const dataSync = createDataSync({ disk, peer, clock, durationMs: dataSyncMs, onFailure });
  const shared = { disk, peer, dataSync, hold, clock };
  const isOnThisComputer = (host: string) => hostNames.includes(host.toLowerCase());
  return {
    peer,
    hold,
    dataSync,
    interApplianceKey,
    isOnThisComputer,
    roleChange: createRoleChange({ ...shared, roleSwapMs, dataSyncMs, onFailure }),
    relationship: createRelationship({ ...shared, isOnThisComputer, firstSyncDelayMs }),
  };
}

/** Its own clock; timers run as in the world. */
const skewed = (clock: Clock, conduct: ConductHolder): Clock => ({
  nowMs: () => clock.nowMs() + conduct.now.clockSkewMs,
  setTimer: clock.setTimer,
});

function keepKey(first: string, send: (message: FromAppliance) => void) {
  let key = first;
  return {
    read: () => key,
    replace(next: string) {
      key = next;
      send({ type: "keep", interApplianceKey: next });
    },
  };
}

function openDisk(configuration: ApplianceConfiguration, send: (message: FromAppliance) => void): ApplianceDisk {
  const { folder, applianceId, backup, addresses } = configuration;
  const accounts = configuration.accounts.map((account) =>
    newAccount(account.clientId, account.secret, account.command, account.backup),
  );
  const firstState = () => newApplianceState({ applianceId, accounts, backup, addresses });
  return openApplianceDisk(folder, firstState, (before, after) => {
    if (before.failover !== after.failover || before.addresses !== after.addresses) send(changedMessage(after));
  });
}

export const changedMessage = (state: ApplianceDisk["state"]): FromAppliance => ({
  type: "changed",
  role: state.failover.role,
  lastDataSync: state.failover.lastDataSync?.at ?? null,
  sharedIps: enabledSharedIps(state),
});
