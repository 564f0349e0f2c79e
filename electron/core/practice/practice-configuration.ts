/** What each of the two appliances is told when it starts. */
import { randomBytes } from "node:crypto";
import type { PracticeCa } from "./practice-ca.ts";
import { practiceClientId, practiceIdentities, practiceNames } from "./practice-definition.ts";
import type { ApplianceConfiguration } from "./practice-messages.ts";

const certificateDays = 200;
const syncIntervalMs = 15 * 60_000;

/** The account is made on the normal primary alone; the first data sync brings it to the other one. */
export async function configurePracticePair(
  ca: PracticeCa,
  folderOf: (name: string) => string,
  secret: string,
): Promise<[ApplianceConfiguration, ApplianceConfiguration]> {
  const shared = await ca.issue({ dnsNames: practiceNames, ipAddresses: ["127.0.0.1"], days: certificateDays });
  const interApplianceKey = randomBytes(32).toString("base64url");
  const [primary, backup] = practiceIdentities.map((identity, index) => ({
    ...identity,
    folder: folderOf(identity.name),
    port: 0,
    tls: { site: shared, siteNames: practiceNames, fallback: shared, caPem: ca.certificatePem },
    interApplianceKey,
    accounts: index === 0 ? [{ clientId: practiceClientId, secret, command: "full_access" as const }] : [],
    syncIntervalMs,
    healthCacheMs: 60_000,
    callsPerSecond: 20,
    lockout: { attempts: 5, forMs: 15 * 60_000 },
  }));
  if (!primary || !backup) throw new Error("a pair has two appliances");
  return [primary, backup];
}
