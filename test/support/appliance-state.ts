import {
  type Account,
  type ApplianceState,
  newApplianceState,
} from "../../electron/core/practice/appliance/disk/appliance-state.ts";
import {
  type FailoverSettings,
  usualBackupSettings,
} from "../../electron/core/practice/appliance/disk/failover-settings.ts";

/** What a practice appliance has on its disk, with this much of its failover settings already there. */
export function makeApplianceState(accounts: Account[] = [], failover: Partial<FailoverSettings> = {}): ApplianceState {
  const addresses = [
    { address: "192.0.2.50", mask: "255.255.255.0", isEnabled: true },
    { address: "203.0.113.10", mask: "255.255.255.0", isEnabled: false },
  ];
  const state = newApplianceState({ applianceId: "a".repeat(32), accounts, backup: usualBackupSettings, addresses });
  return { ...state, failover: { ...state.failover, ...failover } };
}
