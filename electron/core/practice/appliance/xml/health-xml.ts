/** v1 `check_health` (api-facts 2.3). The status stays 200 for an unhealthy appliance: `success` tells. */
import type { Appliance } from "../appliance.ts";
import { enabledSharedIps } from "../failover/failover-state.ts";
import { vendorTime } from "../http/answer.ts";
import { versionText } from "./version-text.ts";
import { attribute, element, xmlDocument } from "./xml-text.ts";

export function healthXml(appliance: Appliance): string {
  const { disk, conduct, hostName } = appliance;
  const problems = appliance.health.problems();
  const content = [
    "\n",
    element(1, "appliance", hostName, attribute("id", disk.state.applianceId)),
    element(1, "version", versionText(conduct.now)),
    element(1, "success", problems.length === 0 ? 1 : 0),
    ...problems.map((problem) => element(1, "error_message", problem)),
    element(2, "failover_role", disk.state.failover.role),
    sharedIps(appliance),
    lastSync(appliance),
  ];
  // Recorded without a relationship: the closing tag keeps the indentation of what is missing.
  const isAlone = disk.state.failover.role === "none";
  return xmlDocument("health_check", conduct.now.namespace, content.join("") + (isAlone ? "\t\t\t" : ""));
}

function sharedIps({ disk }: Appliance): string {
  const ips = enabledSharedIps(disk.state);
  if (ips.length === 0 || disk.state.failover.role === "none") return "";
  const lines = ips.map((ip) => element(4, "ip", ip)).join("");
  return `\t\t\t<enabled_shared_ips>\n${lines}\t\t\t</enabled_shared_ips>\n`;
}

function lastSync({ disk, conduct }: Appliance): string {
  const { role, lastDataSync } = disk.state.failover;
  const isTold = role === "primary" || (role === "backup" && conduct.now.tellsSyncOnV1Backup);
  if (!isTold || !lastDataSync) return "";
  const atMs = Date.parse(lastDataSync.at);
  const ts = attribute("ts", String(Math.floor(atMs / 1000)));
  return (
    element(3, "last_data_sync_time", vendorTime(atMs), ts) + element(3, "last_data_sync_status", lastDataSync.status)
  );
}
