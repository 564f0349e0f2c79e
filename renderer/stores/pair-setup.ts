/**
 * The calls that set pairs up: describing, testing, importing, removing. Each rejects as its call does; what comes of it is
 * told to the store of pairs at once, so that the page a person goes to next already knows.
 */
import type { ConnectionTest } from "../../shared/contract/connection.ts";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { Account, AccountState } from "../../shared/contract/credentials.ts";
import type { ImportChoice, ImportResult, RemovedPair } from "../../shared/contract/pairs.ts";
import type { VaultChoice, VaultStanding } from "../../shared/contract/vault.ts";
import type { ConnectionLayers } from "../../shared/domain/connection-layers.ts";
import type { PairDefinition } from "../../shared/domain/pair.ts";
import type { PairView } from "../../shared/domain/pair-view.ts";
import type { ImportPreview } from "../../shared/pairs-file/plan-import.ts";
import type { PairsStore } from "./pairs-store.ts";

export interface AccountOf {
  pairId: string;
  appliance: string;
  account: Account;
}

export interface PairSetup {
  /** Told each time a layer changes; resolves at the end. The signal ends it in the core too. */
  testConnection(
    test: ConnectionTest,
    signal: AbortSignal,
    onLayers: (layers: ConnectionLayers) => void,
  ): Promise<void>;
  definition(pairId: string): Promise<PairDefinition>;
  add(definition: PairDefinition): Promise<PairView>;
  update(pairId: string, definition: PairDefinition): Promise<PairView>;
  remove(pairId: string): Promise<void>;
  removed(): Promise<RemovedPair[]>;
  restore(pairId: string): Promise<PairView>;
  previewImport(text: string): Promise<ImportPreview>;
  import(text: string, choices: ImportChoice[]): Promise<ImportResult>;
  /** Without ids all but the practice pair. */
  export(pairIds?: string[]): Promise<string>;
  /** Where it was saved; `path` null when the person thought better of it. */
  saveText(suggestedName: string, text: string): Promise<{ path: string | null }>;
  accounts(pairId: string): Promise<AccountState[]>;
  setSecret(where: AccountOf, secret: string): Promise<AccountState[]>;
  removeSecret(where: AccountOf): Promise<AccountState[]>;
  vault(): Promise<VaultStanding>;
  chooseVault(choice: VaultChoice["kind"]): Promise<VaultStanding>;
}

export function createPairSetup(client: CoreClient, pairs: PairsStore): PairSetup {
  const shown = (pair: PairView): PairView => {
    pairs.apply({ type: "changed", pair });
    return pair;
  };
  return {
    async testConnection(test, signal, onLayers) {
      const events = await client.connection.test(test, { signal });
      for await (const { layers } of events) onLayers(layers);
    },
    definition: (pairId) => client.pairs.definition({ pairId }),
    add: async (definition) => shown(await client.pairs.add({ definition })),
    update: async (pairId, definition) => shown(await client.pairs.update({ pairId, definition })),
    async remove(pairId) {
      await client.pairs.remove({ pairId });
      pairs.apply({ type: "removed", pairId });
    },
    removed: () => client.pairs.removed(),
    restore: async (pairId) => shown(await client.pairs.restore({ pairId })),
    previewImport: (text) => client.pairs.previewImport({ text }),
    import: (text, choices) => client.pairs.import({ text, choices }),
    export: async (pairIds) => (await client.pairs.export({ pairIds })).text,
    saveText: (suggestedName, text) => client.app.saveText({ suggestedName, text }),
    accounts: (pairId) => client.credentials.state({ pairId }),
    setSecret: (where, secret) => client.credentials.set({ ...where, secret }),
    removeSecret: (where) => client.credentials.remove(where),
    vault: () => client.vault.state(),
    chooseVault: (kind) => client.vault.choose({ kind }),
  };
}
