/** Puts one appliance together from its configuration: disk, accounts, web server, dealings with the peer. */
import type { Clock } from "../../ports.ts";
import type { ApplianceConfiguration, FromAppliance } from "../practice-messages.ts";
import { createRateLimit } from "./accounts/rate-limit.ts";
import { assembleAppliance, changedMessage } from "./assemble-appliance.ts";
import { type ApplianceRequest, carryOut } from "./carry-out-request.ts";
import { allRoutes } from "./endpoints/all-routes.ts";
import { watchPrimary } from "./failover/take-over.ts";
import { type DoorPorts, openDoorways } from "./http/doorways.ts";
import { createHttpsServer } from "./http/https-server.ts";
import { createRouter } from "./http/router.ts";
import { textOf } from "./text-of.ts";

export interface RunningAppliance {
  answer(request: ApplianceRequest): Promise<unknown>;
}

export interface Surroundings {
  /** The time of the world. */
  clock: Clock;
  send(message: FromAppliance): void;
  /** Ends the process. */
  end(): void;
}

/** Resolves when it listens; rejects when its disk cannot be read or its port is taken for good. */
export async function startAppliance(
  configuration: ApplianceConfiguration,
  surroundings: Surroundings,
): Promise<RunningAppliance> {
  const { send, end, clock: worldClock } = surroundings;
  const onFault = (error: unknown) => send({ type: "fault", message: textOf(error) });
  const ports: DoorPorts = { own: configuration.port, site: configuration.sitePort, link: configuration.linkPort };
  const siteVisit = { atMs: null as number | null };
  const appliance = assembleAppliance(configuration, { onFault, ports, siteVisit, worldClock, send, end });
  const { conduct, counters, certificates, clock } = appliance;
  const router = createRouter({
    routes: allRoutes(appliance),
    accounts: appliance.accounts,
    rateLimit: createRateLimit(clock, configuration.callsPerSecond),
    interApplianceKey: appliance.interApplianceKey.read,
  });
  const web = createHttpsServer({ certificates, router, counters, conduct, clock, onFault });
  const onSiteVisit = () => {
    siteVisit.atMs = clock.nowMs();
  };
  Object.assign(ports, await openDoorways(ports, { web, conduct, counters, onSiteVisit }));
  certificates.onChange(() => {
    send({ type: "keep", tls: certificates.now });
  });
  send({ type: "listening", port: ports.own, sitePort: ports.site, linkPort: ports.link });
  send(changedMessage(appliance.disk.state));
  appliance.dataSync.pullAndWait();
  watchPrimary({ ...appliance, onFailure: onFault });
  return { answer: (request) => carryOut(appliance, request) };
}
