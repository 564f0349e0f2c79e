/** Joins two fresh appliances into a failover relationship, as a person does on the vendor's Failover page. */
import { z } from "zod";
import { PairdeskError } from "../../../shared/errors.ts";
import type { Clock } from "../ports.ts";
import type { ApplianceProcess } from "./appliance-process.ts";
import { practiceIdentities } from "./practice-definition.ts";
import { whenTrue } from "./when-true.ts";

const firstSyncLimitMs = 20_000;

/** Resolves when the first data sync is complete. Throws PairdeskError `practice-unavailable` when it does not become so. */
export async function establishPair(
  [primary, backup]: readonly [ApplianceProcess, ApplianceProcess],
  onChange: (listener: () => void) => () => void,
  clock: Clock,
): Promise<void> {
  const [one, other] = practiceIdentities;
  // The primary first: the backup begins to pull as soon as it knows its role.
  await primary.ask(
    { type: "establish", role: "primary", peer: { ...other, port: backup.port, role: "backup" } },
    z.unknown(),
  );
  await backup.ask(
    { type: "establish", role: "backup", peer: { ...one, port: primary.port, role: "primary" } },
    z.unknown(),
  );
  const isSynced = () => Boolean(primary.change?.lastDataSync && backup.change?.lastDataSync);
  if (await whenTrue(isSynced, onChange, clock, firstSyncLimitMs)) return;
  throw new PairdeskError(
    "practice-unavailable",
    "The practice pair's first data sync did not complete.",
    "Close the practice pair and open it again. If that does not help, look into the log for practice.appliance-fault.",
  );
}
