import { openStores } from "../../core/create-stores.ts";
import { readToldByPeople } from "../../core/create-told-by-people.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { systemClock as clock } from "../../core/ports.ts";
import { createKeychainProcess } from "../../core/vault/keychain-process.ts";
import { openVault } from "../../core/vault/open-vault.ts";
import { vaultAccount, writeVaultAccount } from "../../core/vault/vault.ts";
import { createStartProcess } from "../../node/start-process.ts";
import type { PairSource } from "./pair-source.ts";

/** The pairs of the window, read beside it: nothing is written, no lock is taken. */
export async function pairsFromStorage(dataFolder: string, registry: SecretRegistry, log: Log): Promise<PairSource> {
  const stores = openStores({ dataFolder, readOnly: true, clock, log });
  const stored = stores?.pairs.list() ?? [];
  if (!stores || stored.length === 0) return { pairs: [], close: async () => stores?.close() };
  const keychain = createKeychainProcess({ startProcess: createStartProcess(new URL("./", import.meta.url)), clock });
  const vault = await openVault({
    clock,
    hide: (secret) => registry.hide(secret),
    loadKeychain: async () => keychain,
  });
  return {
    pairs: stored.map((pair) => ({
      pair,
      readSecret: (name) => vault.get(vaultAccount(pair.id, name)),
      readWriteSecret: (name) => vault.get(writeVaultAccount(pair.id, name)),
      memory: stores.memories.load(pair.id),
      said: readToldByPeople(stores, pair.id),
    })),
    async close() {
      keychain.close();
      stores.close();
    },
  };
}
