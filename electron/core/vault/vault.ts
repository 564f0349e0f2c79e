/** Where client secrets are kept. They go in from a form and out to the appliance client, and nowhere else. */
export interface Vault {
  /** null: nothing is stored under this account. Throws PairdeskError `keychain-unavailable` when that cannot be told. */
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  /** Removing what is not there is no error. */
  remove(account: string): Promise<void>;
}

/** The account under which an appliance's secret stands; the pair's id stays when the pair is renamed. */
export const vaultAccount = (pairId: string, applianceName: string): string => `${pairId}/${applianceName}`;

/** The same for the second account, for writes. No pair's id has a colon, so it is nobody's first account. */
export const writeVaultAccount = (pairId: string, applianceName: string): string => `${pairId}:write/${applianceName}`;
