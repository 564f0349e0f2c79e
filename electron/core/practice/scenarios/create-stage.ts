/** The stage on which scenarios play: the pair's two processes and its site, and how all of it becomes healthy again. */
import { z } from "zod";
import type { NetworkMethod } from "../../../../shared/domain/pair.ts";
import type { Clock } from "../../ports.ts";
import type { ApplianceProcess } from "../appliance-process.ts";
import { peerEntry } from "../peer-entry.ts";
import type { PracticeCa } from "../practice-ca.ts";
import { addressesOf, practiceAccount, usualCertificate } from "../practice-configuration.ts";
import { practiceSharedIp } from "../practice-definition.ts";
import type { ApplianceConfiguration, Arrangement } from "../practice-messages.ts";
import type { PracticeSite } from "../practice-site.ts";
import type { Stage, StageAppliance } from "./scenario.ts";

export interface StageOptions {
  processes: readonly [ApplianceProcess, ApplianceProcess];
  /** As they were at the start. */
  configurations: readonly [ApplianceConfiguration, ApplianceConfiguration];
  ca: PracticeCa;
  site: PracticeSite;
  secret: string;
  clock: Clock;
}

export function createStage(options: StageOptions): Stage {
  const { processes, configurations, ca, site, clock } = options;
  return {
    primary: stageAppliance(0, processes[0], configurations[0], site),
    backup: stageAppliance(1, processes[1], configurations[1], site),
    ca,
    site,
    usualCertificate,
    account: practiceAccount(options.secret),
    pointSiteAtBackup: () => site.pointAt(processes[1]),
    hoursAgo: (hours) => new Date(clock.nowMs() - hours * 3_600_000).toISOString(),
  };
}

function stageAppliance(
  index: 0 | 1,
  process: ApplianceProcess,
  configuration: ApplianceConfiguration,
  site: PracticeSite,
): StageAppliance {
  const { tls } = configuration;
  const addresses = (isEnabled: boolean) => addressesOf(index, site.method, isEnabled);
  const arrange = async (arrangement: Arrangement) => {
    await process.ask({ type: "arrange", arrangement }, z.unknown());
  };
  return {
    port: process.port,
    kill: process.kill,
    behave: (change) => process.reconfigure({ conduct: { ...configuration.conduct, ...change } }),
    arrange,
    takeRole: (role) => arrange({ role, addresses: addresses(role === "primary") }),
    serve(usual, { fallback, authorities } = {}) {
      // The last one that fits a name is served for it, so the fallback stands first.
      const served = fallback ? [fallback, usual] : [usual];
      const elements = authorities?.map((pem) => ({ pem })) ?? tls.elements;
      return process.reconfigure({ tls: { ...tls, served, elements, defaultIndex: 0 } });
    },
    serveFactory: () => process.reconfigure({ tls: { ...tls, served: [tls.factory], elements: [], defaultIndex: 0 } }),
    addresses,
  };
}

/** Starts what is dead and puts everything back: roles, settings, account, certificates, conduct, site; then syncs. */
export async function heal(options: StageOptions, method: NetworkMethod): Promise<void> {
  const { processes, configurations, site, secret } = options;
  site.method = method;
  site.followMethod();
  await site.setCut(false);
  await Promise.all(processes.map((process) => process.start()));
  await Promise.all([healAppliance(0), healAppliance(1)]);
  await processes[1].ask({ type: "sync", durationMs: 0 }, z.unknown());
  // Again, because what the primary kept of its health is older than the sync.
  await processes[0].reconfigure({ conduct: configurations[0].conduct });

  async function healAppliance(index: 0 | 1): Promise<void> {
    const process = processes[index];
    const { tls, conduct, backup, applianceId, interApplianceKey } = configurations[index];
    const isPrimary = index === 0;
    await process.reconfigure({ tls, conduct });
    const arrangement: Arrangement = {
      applianceId,
      interApplianceKey,
      role: isPrimary ? "primary" : "backup",
      peer: peerEntry(isPrimary ? 1 : 0, processes[isPrimary ? 1 : 0]),
      backup: { ...backup, operations: !isPrimary },
      addresses: addressesOf(index, method, isPrimary),
      sharedIps: method === "shared-ip" ? [practiceSharedIp] : [],
      accounts: [practiceAccount(secret)],
    };
    await process.ask({ type: "arrange", arrangement }, z.unknown());
  }
}
