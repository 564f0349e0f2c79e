/** Both appliances as this one sees them, itself first: the content of v1 get_appliances and v2 `/appliance`. */
import type { Appliance } from "./appliance.ts";
import type { FailoverRole } from "./disk/failover-settings.ts";

export async function listAppliances(appliance: Appliance) {
  await appliance.peer.refresh();
  const { applianceId, failover } = appliance.disk.state;
  const { peer } = failover;
  const { clusterRole } = appliance.conduct.now;
  const entry = (id: string, name: string, hostName: string, role: FailoverRole) => ({
    id,
    name,
    public_hostname: hostName,
    cluster_role: clusterRole,
    failover_role: role,
    // Always true outside a cluster, on a backup too.
    accepting_connections: true,
    timezone_offset: new Date().getTimezoneOffset() * -60,
  });
  const own = entry(applianceId, appliance.name, appliance.hostName, failover.role);
  return peer ? [own, entry(peer.applianceId, peer.name, peer.hostName, peer.role)] : [own];
}
