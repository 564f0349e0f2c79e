/** Where client secrets are kept. They go in from a form and out to the appliance client, and nowhere else. */
export interface Vault {
  /** null: nothing is stored under this account. Throws PairdeskError `keychain-unavailable` when that cannot be told. */
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  /** Removing what is not there is no error. */
  remove(account: string): Promise<void>;
  state(): VaultState;
}

export type VaultState = { kind: "keychain" } | { kind: "memory"; reason: string };

/** The account under which an appliance's secret stands; the pair's id stays when the pair is renamed. */
export const vaultAccount = (pairId: string, applianceName: string): string => `${pairId}/${applianceName}`;
