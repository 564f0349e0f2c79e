/** Puts one appliance together from its configuration: disk, accounts, web server, dealings with the peer. */
import type { Clock } from "../../ports.ts";
import type { ApplianceConfiguration, FromAppliance } from "../practice-messages.ts";
import { createApiAccounts } from "./accounts/api-accounts.ts";
import { newAccount } from "./accounts/client-secret.ts";
import { createRateLimit } from "./accounts/rate-limit.ts";
import type { Appliance } from "./appliance.ts";
import { type ApplianceRequest, carryOut } from "./carry-out-request.ts";
import { type ApplianceDisk, openApplianceDisk } from "./disk/appliance-disk.ts";
import { newApplianceState } from "./disk/appliance-state.ts";
import { allRoutes } from "./endpoints/all-routes.ts";
import { createHealthCheck } from "./health-check.ts";
import { createCallCounters } from "./http/call-counters.ts";
import { createHttpsServer } from "./http/https-server.ts";
import { listenOnLoopback } from "./http/listen.ts";
import { createRouter } from "./http/router.ts";
import { createDataSync } from "./peer/data-sync.ts";
import { createPeerClient } from "./peer/peer-client.ts";
import { textOf } from "./text-of.ts";

export interface RunningAppliance {
  answer(request: ApplianceRequest): unknown;
}

/** Resolves when it listens; rejects when its disk cannot be read or its port is taken for good. */
export async function startAppliance(
  configuration: ApplianceConfiguration,
  clock: Clock,
  send: (message: FromAppliance) => void,
): Promise<RunningAppliance> {
  const disk = openDisk(configuration, send);
  const { caPem } = configuration.tls;
  const { interApplianceKey } = configuration;
  const appliance: Appliance = {
    name: configuration.name,
    hostName: configuration.hostName,
    clock,
    disk,
    accounts: createApiAccounts({ disk, clock, lockout: configuration.lockout }),
    counters: createCallCounters(),
    health: createHealthCheck({ hostName: configuration.hostName, disk, clock, cacheMs: configuration.healthCacheMs }),
    peer: createPeerClient({ disk, caPem, interApplianceKey }),
  };
  const router = createRouter({
    routes: allRoutes(appliance),
    accounts: appliance.accounts,
    rateLimit: createRateLimit(clock, configuration.callsPerSecond),
    interApplianceKey,
  });
  const onFault = (error: unknown) => send({ type: "fault", message: textOf(error) });
  const server = createHttpsServer({ tls: configuration.tls, router, counters: appliance.counters, onFault });
  const port = await listenOnLoopback(server, configuration.port);
  const intervalMs = configuration.syncIntervalMs;
  const dataSync = createDataSync({ disk, peer: appliance.peer, clock, intervalMs, onFailure: onFault });
  send({ type: "listening", port });
  send(changedMessage(disk.state));
  dataSync.restart();
  return { answer: (request) => carryOut(appliance, dataSync, request) };
}

function openDisk(configuration: ApplianceConfiguration, send: (message: FromAppliance) => void): ApplianceDisk {
  const firstState = () =>
    newApplianceState(
      configuration.applianceId,
      configuration.accounts.map(({ clientId, secret, command }) => newAccount(clientId, secret, command)),
    );
  return openApplianceDisk(configuration.folder, firstState, (before, after) => {
    if (before.failover !== after.failover) send(changedMessage(after));
  });
}

const changedMessage = ({ failover }: ApplianceDisk["state"]): FromAppliance => ({
  type: "changed",
  role: failover.role,
  lastDataSync: failover.lastDataSync?.at ?? null,
});
