/** The appliance as it was delivered: no site data, no accounts, no relationship, the factory's own certificate. */
import type { ApplianceConfiguration } from "../practice-messages.ts";
import type { Appliance } from "./appliance.ts";
import { newApplianceState } from "./disk/appliance-state.ts";
import { usualBackupSettings } from "./disk/failover-settings.ts";

export function factoryReset(
  { disk, certificates, roleChange }: Appliance,
  configuration: ApplianceConfiguration,
): void {
  roleChange.abandon();
  const { applianceId } = disk.state;
  const addresses = configuration.addresses.slice(0, 1);
  disk.update(() => newApplianceState({ applianceId, accounts: [], backup: usualBackupSettings, addresses }));
  certificates.replace({ served: [configuration.tls.factory], elements: [], defaultIndex: 0 });
}
