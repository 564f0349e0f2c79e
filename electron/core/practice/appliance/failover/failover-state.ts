/** What happens to an appliance's own state when its role changes, and what it writes down about it. */
import type { ApplianceState } from "../disk/appliance-state.ts";
import type { FailoverRole, FailoverSettings, Peer } from "../disk/failover-settings.ts";

const historyLength = 50;

/**
 * In another role: ticked shared IPs are enabled on the one that becomes primary and disabled on the one that becomes
 * backup, as the guide's chapter on the Failover page says. The guide's chapter on the API expects the caller to move
 * them; here both ways to change a role do the same (api-facts 2.4 names the contradiction).
 */
export function inRole(state: ApplianceState, role: FailoverRole): ApplianceState {
  const { sharedIps } = state.failover;
  const isEnabled = role === "primary";
  const addresses =
    role === "none"
      ? state.addresses
      : state.addresses.map((own) => (sharedIps.includes(own.address) ? { ...own, isEnabled } : own));
  return { ...state, addresses, failover: { ...state.failover, role } };
}

/** With a line more in the Status History. The vendor's wording is unknown. */
export function withEvent(state: ApplianceState, atMs: number, text: string): ApplianceState {
  const history = [...state.failover.history, { at: new Date(atMs).toISOString(), text }].slice(-historyLength);
  return withFailover(state, { history });
}

export const withFailover = (state: ApplianceState, change: Partial<FailoverSettings>): ApplianceState => ({
  ...state,
  failover: { ...state.failover, ...change },
});

/** What the peer told of itself; without a peer, or with nothing new, the state as it is. */
export function withPeer(state: ApplianceState, seen: Partial<Peer>): ApplianceState {
  const { peer } = state.failover;
  return peer ? withFailover(state, { peer: { ...peer, ...seen } }) : state;
}

/** Enabled addresses that are meant to move between the appliances: all but the first, which is the unique one. */
export const enabledSharedIps = ({ addresses }: ApplianceState): string[] =>
  addresses.slice(1).flatMap(({ address, isEnabled }) => (isEnabled ? [address] : []));

/** Both primary or both backup, as far as this appliance knows. */
export const isInConflict = ({ failover: { role, peer } }: ApplianceState): boolean =>
  role !== "none" && peer?.role === role;
