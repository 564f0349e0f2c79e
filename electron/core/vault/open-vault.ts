import { createKeychainVault, type KeychainVaultOptions } from "./keychain-vault.ts";
import type { Vault } from "./vault.ts";

/** The keychain, once it has proved to work; for a door with nobody to ask. Throws PairdeskError `keychain-unavailable`. */
export async function openVault(options: KeychainVaultOptions): Promise<Vault> {
  const keychain = createKeychainVault(options);
  await keychain.prove();
  return keychain;
}
