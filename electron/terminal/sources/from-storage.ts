import { openStores } from "../../core/create-stores.ts";
import type { Log } from "../../core/log/log.ts";
import type { SecretRegistry } from "../../core/log/secret-registry.ts";
import { systemClock as clock } from "../../core/ports.ts";
import { openVault } from "../../core/vault/open-vault.ts";
import { vaultAccount } from "../../core/vault/vault.ts";
import type { PairSource } from "./pair-source.ts";

/** The pairs of the window, read beside it: nothing is written, no lock is taken. */
export async function pairsFromStorage(dataFolder: string, registry: SecretRegistry, log: Log): Promise<PairSource> {
  const stores = openStores({ dataFolder, readOnly: true, clock, log });
  const stored = stores?.pairs.list() ?? [];
  if (!stores || stored.length === 0) return { pairs: [], close: async () => stores?.close() };
  const vault = await openVault({ clock, hide: (secret) => registry.hide(secret) });
  return {
    pairs: stored.map((pair) => ({
      pair,
      readSecret: (name) => vault.get(vaultAccount(pair.id, name)),
      memory: stores.memories.load(pair.id),
      said: stores.said.load(pair.id),
    })),
    close: async () => stores.close(),
  };
}
