/** The practice pair on paper: names, identities, and the definition a console watches it by. */
import { createHash } from "node:crypto";
import type { NetworkMethod, PairDefinition } from "../../../shared/domain/pair.ts";

const practicePairName = "Practice pair";
export const practiceSiteHost = "support.practice.example";
export const practiceClientId = "practice-monitor";
/** From a range kept for documentation; nothing ever connects to it. */
export const practiceSharedIp = "203.0.113.10";

export interface PracticeIdentity {
  name: "site1" | "site2";
  hostName: string;
  /** The same at every start, as a machine's is: a kept history stays about the same two appliances. */
  applianceId: string;
}

const identity = (name: PracticeIdentity["name"]): PracticeIdentity => ({
  name,
  hostName: `${name}.practice.example`,
  applianceId: createHash("sha256").update(`pairdesk practice ${name}`).digest("hex").slice(0, 32),
});

/** The normal primary first. */
export const practiceIdentities = [identity("site1"), identity("site2")] as const;

/** Every name the pair's certificate covers, the site's own first. */
export const practiceNames = [practiceSiteHost, ...practiceIdentities.map((appliance) => appliance.hostName)];

/** All ports are on 127.0.0.1, the appliances' in the order of their identities. */
export function definePracticePair(
  caPem: string,
  ports: { site: number; vantage: number; appliances: readonly [number, number] },
  method: NetworkMethod,
): PairDefinition {
  const tls = { trust: "ca", ca: caPem } as const;
  const appliance = (index: 0 | 1) => ({
    name: practiceIdentities[index].name,
    host: "127.0.0.1",
    port: ports.appliances[index],
    clientId: practiceClientId,
    tls: { ...tls, serverName: practiceSiteHost },
  });
  return {
    name: practicePairName,
    site: { host: practiceSiteHost, port: 443, connect: [`127.0.0.1:${ports.site}`], tls },
    network: { method, sharedIps: method === "shared-ip" ? [practiceSharedIp] : [] },
    normalPrimary: practiceIdentities[0].name,
    appliances: [appliance(0), appliance(1)],
    vantage: [`127.0.0.1:${ports.vantage}`],
  };
}
