import type { Vault } from "./vault.ts";

/** For this run only: nothing is written anywhere, and the person is asked again next time. `reason`: why not the keychain. */
export function createMemoryVault({ reason, hide }: { reason: string; hide: (secret: string) => void }): Vault {
  const secrets = new Map<string, string>();
  return {
    get: async (account) => secrets.get(account) ?? null,
    async set(account, secret) {
      hide(secret);
      secrets.set(account, secret);
    },
    async remove(account) {
      secrets.delete(account);
    },
    state: () => ({ kind: "memory", reason }),
  };
}
