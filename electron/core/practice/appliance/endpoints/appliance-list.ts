/**
 * `GET /api/command/v2/appliance` (api-facts 3.2): both appliances with their roles as this one sees them. The peer is
 * asked each time; when it does not answer, its role is the one seen last.
 */
import type { Appliance } from "../appliance.ts";
import type { FailoverRole } from "../disk/appliance-state.ts";
import { jsonAnswer } from "../http/answer.ts";
import type { Route } from "../http/route.ts";

export const applianceListRoute = (appliance: Appliance): Route => ({
  path: "/api/command/v2/appliance",
  access: "command-api",
  async get() {
    await appliance.peer.refreshRole();
    const { applianceId, failover } = appliance.disk.state;
    const own = entry(applianceId, appliance.name, appliance.hostName, failover.role);
    const { peer } = failover;
    return jsonAnswer(200, peer ? [own, entry(peer.applianceId, peer.name, peer.hostName, peer.role)] : [own]);
  },
});

const entry = (id: string, name: string, hostName: string, role: FailoverRole) => ({
  id,
  name,
  public_hostname: hostName,
  cluster_role: "single",
  failover_role: role,
  // Always true outside a cluster, on a backup too.
  accepting_connections: true,
  timezone_offset: new Date().getTimezoneOffset() * -60,
});
