/** One practice appliance of a test's own, configured as the test wants it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../../electron/core/ports.ts";
import { usualConduct } from "../../electron/core/practice/appliance/conduct.ts";
import { usualBackupSettings } from "../../electron/core/practice/appliance/disk/failover-settings.ts";
import { interApplianceName } from "../../electron/core/practice/appliance/tls/certificate-store.ts";
import { type ApplianceProcess, createApplianceProcess } from "../../electron/core/practice/appliance-process.ts";
import { createPracticeCa } from "../../electron/core/practice/practice-ca.ts";
import { practiceNames } from "../../electron/core/practice/practice-definition.ts";
import type { ApplianceConfiguration } from "../../electron/core/practice/practice-messages.ts";
import type { CallTarget } from "./appliance-call.ts";
import { forkProcess } from "./fork-process.ts";
import { silentLog } from "./silent-log.ts";

export interface TestAppliance {
  process: ApplianceProcess;
  folder: string;
  configuration: ApplianceConfiguration;
  /** What it has complained about so far. */
  faults: readonly string[];
  /** Trusts it under the site's name; read after it has started. */
  target(): CallTarget;
  close(): Promise<void>;
}

export const account = (clientId: string, command: "deny" | "read_only" | "full_access" = "full_access") => ({
  clientId,
  secret: `secret of ${clientId}`,
  command,
  backup: false,
});

/** Not started yet. */
export async function makeTestAppliance(
  change: Partial<ApplianceConfiguration> = {},
  startProcess = forkProcess,
): Promise<TestAppliance> {
  const folder = await mkdtemp(path.join(tmpdir(), "pairdesk-appliance-"));
  const configuration = { ...(await usualConfiguration(folder)), ...change };
  const faults: string[] = [];
  const process = createApplianceProcess({
    startProcess,
    configuration,
    clock: systemClock,
    log: { ...silentLog, warn: (_, facts) => void faults.push(String(facts?.["message"])) },
    onChange: () => undefined,
  });
  return {
    process,
    folder,
    configuration,
    faults,
    target: () => ({ port: process.port, ca: configuration.tls.caPem, servername: "support.practice.example" }),
    async close() {
      await process.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function usualConfiguration(folder: string): Promise<ApplianceConfiguration> {
  const ca = await createPracticeCa(systemClock);
  const wanted = { dnsNames: practiceNames, ipAddresses: ["127.0.0.1"], days: 200 };
  return {
    name: "site1",
    hostName: "site1.practice.example",
    applianceId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    folder,
    port: 0,
    sitePort: 0,
    linkPort: 0,
    hostNames: ["127.0.0.1", "site1.practice.example", "site2.practice.example"],
    tls: {
      served: [await ca.issue(wanted), await ca.issue(wanted)],
      elements: ca.authorities.map((pem) => ({ pem })),
      defaultIndex: 0,
      factory: await ca.selfSign({ ...wanted, dnsNames: ["factory.example"] }),
      link: await ca.issue({ ...wanted, dnsNames: [interApplianceName] }),
      caPem: ca.certificatePem,
    },
    interApplianceKey: "the key of this test's pair",
    webLogin: { user: "admin of the test", password: "password of the test" },
    accounts: [account("watcher"), account("denied", "deny"), account("reader", "read_only")],
    addresses: [{ address: "192.0.2.50", mask: "255.255.255.0", isEnabled: true }],
    backup: usualBackupSettings,
    conduct: usualConduct,
    roleSwapMs: 0,
    dataSyncMs: 0,
    firstSyncDelayMs: 0,
    healthCacheMs: 60_000,
    // Tests call faster than any client may.
    callsPerSecond: 10_000,
    lockout: { attempts: 5, forMs: 900_000 },
  };
}
