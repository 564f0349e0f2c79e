import type { Notice } from "../../../shared/contract/app.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createKeychainVault, type KeychainVaultOptions } from "./keychain-vault.ts";
import { createMemoryVault } from "./memory-vault.ts";
import type { Vault } from "./vault.ts";

/**
 * The keychain, once it has proved to work. Otherwise, and only with `allowMemory`, a vault that forgets everything at the
 * end, with a notice that says so; without it PairdeskError `keychain-unavailable`. Nothing is ever kept as plain text.
 */
export async function openVault({
  allowMemory,
  ...options
}: KeychainVaultOptions & { allowMemory: boolean }): Promise<{ vault: Vault; notices: Notice[] }> {
  const keychain = createKeychainVault(options);
  try {
    await keychain.prove();
    return { vault: keychain, notices: [] };
  } catch (error) {
    if (!allowMemory || !(error instanceof PairdeskError)) throw error;
    return {
      vault: createMemoryVault({ reason: error.message, hide: options.hide }),
      notices: [
        {
          id: "vault-in-memory",
          severity: "warning",
          message: `${error.message} Secrets are kept for this run only and asked for again at the next start.`,
          advice: error.advice,
        },
      ],
    };
  }
}
