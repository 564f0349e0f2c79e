/** v1 `get_appliances` (api-facts 2.5). */
import type { Appliance } from "../appliance.ts";
import { listAppliances } from "../list-appliances.ts";
import { attribute, element, xmlDocument } from "./xml-text.ts";

export async function appliancesXml(appliance: Appliance): Promise<string> {
  const { namespace, saysMaster } = appliance.conduct.now;
  const clusterRole = (role: string) => (saysMaster && role === "primary" ? "master" : role);
  const entries = (await listAppliances(appliance)).map((entry) =>
    [
      `\t<appliance${attribute("id", entry.id)}>\n`,
      element(2, "name", entry.name),
      element(2, "public_hostname", entry.public_hostname),
      element(2, "cluster_role", clusterRole(entry.cluster_role)),
      element(2, "failover_role", entry.failover_role),
      element(2, "accepting_connections", entry.accepting_connections ? 1 : 0),
      element(2, "timezone_offset", entry.timezone_offset),
      "\t</appliance>\n",
    ].join(""),
  );
  return xmlDocument("appliances", namespace, `\n${entries.join("")}`);
}
