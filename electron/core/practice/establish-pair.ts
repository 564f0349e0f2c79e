/** Joins two fresh appliances into a failover relationship, as a person does on the vendor's Failover page. */
import { z } from "zod";
import type { NetworkMethod } from "../../../shared/domain/pair.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import type { ApplianceProcess } from "./appliance-process.ts";
import { peerEntry } from "./peer-entry.ts";
import { practiceSharedIp } from "./practice-definition.ts";
import { whenTrue } from "./when-true.ts";

const firstSyncLimitMs = 20_000;

/** Resolves when the first data sync is complete. Throws PairdeskError `practice-unavailable` when it does not become so. */
export async function establishPair(
  [primary, backup]: readonly [ApplianceProcess, ApplianceProcess],
  method: NetworkMethod,
  onChange: (listener: () => void) => () => void,
  clock: Clock,
): Promise<void> {
  if (method === "shared-ip") {
    const arrangement = { sharedIps: [practiceSharedIp] };
    for (const appliance of [primary, backup]) await appliance.ask({ type: "arrange", arrangement }, z.unknown());
  }
  // The primary first: the backup begins to pull as soon as it knows its role.
  await primary.ask({ type: "establish", role: "primary", peer: peerEntry(1, backup) }, z.unknown());
  await backup.ask({ type: "establish", role: "backup", peer: peerEntry(0, primary) }, z.unknown());
  const isSynced = () => Boolean(primary.change?.lastDataSync && backup.change?.lastDataSync);
  if (await whenTrue(isSynced, onChange, clock, firstSyncLimitMs)) return;
  throw new PairdeskError(
    "practice-unavailable",
    "The practice pair's first data sync did not complete.",
    "Close the practice pair and open it again. If that does not help, look into the log for practice.appliance-fault.",
  );
}
