/**
 * Who holds the shared IP. Only healthy answers of appliances in a relationship count (judgement 2): an unhealthy one may
 * leave the list out, and so does one without failover (api-facts 2.3).
 */
import type { ApplianceSituation } from "../situation.ts";
import { type FindingRule, finding, told } from "./finding.ts";

/** null: not known. A healthy answer without a list means that none is enabled. */
export function enabledSharedIps({ isHealthy, reading }: ApplianceSituation): string[] | null {
  const isInRelationship = reading?.role === "primary" || reading?.role === "backup";
  return isHealthy && isInRelationship ? (reading.sharedIps ?? []) : null;
}

const holding = (appliance: ApplianceSituation) =>
  told(appliance, `shared IPs enabled: ${enabledSharedIps(appliance)?.join(", ") || "none"}`);

export const sharedIpHolders: FindingRule = ({ pair, appliances: [first, second] }) => {
  const [a, b] = [enabledSharedIps(first), enabledSharedIps(second)];
  const isOneTwice = first.reading?.applianceId != null && first.reading.applianceId === second.reading?.applianceId;
  if (pair.network.method !== "shared-ip" || !a || !b || isOneTwice) return [];
  const evidence = [holding(first), holding(second)];
  const twice = a.filter((ip) => b.includes(ip));
  if (twice.length > 0) {
    const message = `The shared IP ${twice.join(", ")} is enabled on both ${first.name} and ${second.name}.`;
    return [finding("SHARED_IP_ON_BOTH", "critical", message, evidence)];
  }
  const configured = pair.network.sharedIps.map(plain);
  const missing = configured.filter((ip) => ![...a, ...b].map(plain).includes(ip));
  if (missing.length === 0 && (configured.length > 0 || a.length + b.length > 0)) return [];
  const message = `The shared IP ${missing.join(", ")}${missing.length > 0 ? " " : ""}is enabled on neither ${first.name} nor ${second.name}.`;
  return [finding("SHARED_IP_ON_NONE", "critical", message, evidence)];
};

const plain = (ip: string): string => ip.trim().toLowerCase();

export const methodDiffers: FindingRule = ({ pair, appliances }) => {
  const holders = appliances.filter((appliance) => (enabledSharedIps(appliance) ?? []).length > 0);
  if (pair.network.method === "shared-ip" || holders.length === 0) return [];
  const method = pair.network.method === "dns-swing" ? "DNS swing" : "NAT swing";
  const names = holders.map(({ name }) => name).join(" and ");
  const message = `A shared IP is enabled on ${names}, though this pair is set up for ${method}.`;
  return [finding("METHOD_DIFFERS", "info", message, holders.map(holding))];
};

/** Such an address can lead to either appliance, so what is told under it cannot be told apart. */
export const addressIsSiteName: FindingRule = ({ pair, appliances }) => {
  const { site, network } = pair;
  const shared = [...network.sharedIps, ...appliances.flatMap((one) => enabledSharedIps(one) ?? [])].map(plain);
  return appliances.flatMap((appliance) => {
    const { host, port } = appliance.appliance;
    const own = plain(host);
    const address = `${own.includes(":") ? `[${own}]` : own}:${port}`;
    const isSiteName = own === plain(site.host) && port === site.port;
    if (!isSiteName && !shared.includes(own)) return [];
    const message = `The address of ${appliance.name}, ${address}, is ${isSiteName ? "the site name" : "a shared IP"}: it can lead to either appliance.`;
    const evidence = [
      { what: `address ${address} of ${appliance.name} in this pair's settings`, at: null, grade: "attested" as const },
    ];
    return [finding("ADDRESS_IS_SITE_NAME", "warning", message, evidence, appliance)];
  });
};
