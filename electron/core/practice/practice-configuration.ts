/** What each of the two appliances is told when it starts. */
import { randomBytes } from "node:crypto";
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { type Conduct, usualConduct } from "./appliance/conduct.ts";
import type { OwnAddress } from "./appliance/disk/appliance-state.ts";
import { usualBackupSettings } from "./appliance/disk/failover-settings.ts";
import { interApplianceName } from "./appliance/tls/certificate-store.ts";
import type { PracticeCa, WantedCertificate } from "./practice-ca.ts";
import {
  practiceClientId,
  practiceIdentities,
  practiceNames,
  practiceSharedIp,
  practiceSiteHost,
} from "./practice-definition.ts";
import type { ApplianceConfiguration } from "./practice-messages.ts";

/** Names and address that the pair's certificate covers. */
const covered = { dnsNames: practiceNames, ipAddresses: ["127.0.0.1"] };

/** The longest life that a public authority gives. */
const lifeDays = 200;
const ageDays = 30;

/** The pair's certificate, some weeks old, so that a renewal lasts visibly longer. */
export const usualCertificate: WantedCertificate = { ...covered, days: lifeDays - ageDays, ageDays };
export const renewedCertificate: WantedCertificate = { ...covered, days: lifeDays };

/** The times and limits of a practice pair. */
export interface PracticeTiming {
  /** How long both are backup while roles change. */
  roleSwapMs: number;
  /** How long a data sync takes. */
  dataSyncMs: number;
  /** From establishing a relationship on the Failover page to its first data sync; the vendor says about a minute. */
  firstSyncDelayMs: number;
  syncIntervalMs: number;
  /** How old an answer about health may be. */
  healthCacheMs: number;
  /** For each account; the vendor documents 20. */
  callsPerSecond: number;
}

export const usualTiming: PracticeTiming = {
  roleSwapMs: 2000,
  dataSyncMs: 3000,
  firstSyncDelayMs: 60_000,
  syncIntervalMs: usualBackupSettings.syncIntervalMs,
  healthCacheMs: 60_000,
  callsPerSecond: 20,
};

export type PracticeApi = "v2" | "v1" | "v1-old";

/** The product's generation: with both command APIs, with v1 alone, or so old that v1 speaks its first namespace. */
export function conductFor(api: PracticeApi): Conduct {
  if (api === "v2") return usualConduct;
  if (api === "v1") return { ...usualConduct, api: "v1", version: "24.2.2", build: "57310" };
  return { ...usualConduct, api: "v1", namespace: "old", saysMaster: true, version: "19.1.8", build: "37380" };
}

/** The unique address first. On a shared-IP pair the site's own comes after it, enabled on the primary alone. */
export function addressesOf(index: number, method: NetworkMethod, isPrimary: boolean): OwnAddress[] {
  const mask = "255.255.255.0";
  const unique = { address: `192.0.2.${50 + index}`, mask, isEnabled: true };
  return method === "shared-ip" ? [unique, { address: practiceSharedIp, mask, isEnabled: isPrimary }] : [unique];
}

export interface ConfigurationOptions {
  ca: PracticeCa;
  folderOf(name: string): string;
  secret: string;
  webLogin: { user: string; password: string };
  method: NetworkMethod;
  api: PracticeApi;
  timing: PracticeTiming;
}

export const practiceAccount = (secret: string) => ({
  clientId: practiceClientId,
  secret,
  command: "full_access" as const,
  backup: true,
});

/** The account is made on the normal primary alone; the first data sync brings it to the other one. */
export async function configurePracticePair(
  options: ConfigurationOptions,
): Promise<[ApplianceConfiguration, ApplianceConfiguration]> {
  const { ca, folderOf, method, timing } = options;
  const [shared, link, factory] = await Promise.all([
    ca.issue(usualCertificate),
    ca.issue({ ...usualCertificate, dnsNames: [interApplianceName] }),
    ca.selfSign({ dnsNames: ["appliance.factory.example"], ipAddresses: ["169.254.1.1"], days: 3650 }),
  ]);
  const elements = ca.authorities.map((pem) => ({ pem }));
  const interApplianceKey = randomBytes(32).toString("base64url");
  const [primary, backup] = practiceIdentities.map((identity, index) => ({
    ...identity,
    folder: folderOf(identity.name),
    port: 0,
    sitePort: 0,
    linkPort: 0,
    hostNames: ["127.0.0.1", "localhost", ...practiceNames.filter((name) => name !== practiceSiteHost)],
    tls: { served: [shared], elements, defaultIndex: 0, factory, link, caPem: ca.certificatePem },
    interApplianceKey,
    webLogin: options.webLogin,
    accounts: index === 0 ? [practiceAccount(options.secret)] : [],
    addresses: addressesOf(index, method, index === 0),
    backup: { ...usualBackupSettings, syncIntervalMs: timing.syncIntervalMs },
    conduct: conductFor(options.api),
    roleSwapMs: timing.roleSwapMs,
    dataSyncMs: timing.dataSyncMs,
    firstSyncDelayMs: timing.firstSyncDelayMs,
    healthCacheMs: timing.healthCacheMs,
    callsPerSecond: timing.callsPerSecond,
    lockout: { attempts: 5, forMs: 15 * 60_000 },
  }));
  if (!primary || !backup) throw new Error("a pair has two appliances");
  return [primary, backup];
}
