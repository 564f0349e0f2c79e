/** Where secrets are kept now, for the screen that shows it. While the keychain is still being asked, it asks again. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../shared/contract/contract.ts";
import type { VaultChoice, VaultStanding } from "../../shared/contract/vault.ts";
import { type CallFailure, toCallFailure } from "../connection/call-failure.ts";
import { type Wait, waitOnTimer } from "./wait.ts";

export interface VaultState {
  /** null until the core has told. */
  standing: VaultStanding | null;
  failure: CallFailure | null;
}

export interface VaultStore extends StoreApi<VaultState> {
  /** Asks until it is known, or until the signal is aborted. */
  ask(signal: AbortSignal): Promise<void>;
  /** Rejects as the call does. */
  choose(kind: VaultChoice["kind"]): Promise<void>;
}

const askAgainMs = 500;

export function createVaultStore(client: Pick<CoreClient, "vault">, wait: Wait = waitOnTimer): VaultStore {
  const store = createStore<VaultState>(() => ({ standing: null, failure: null }));
  return Object.assign(store, {
    async ask(signal: AbortSignal) {
      while (!signal.aborted) {
        try {
          const standing = await client.vault.state(undefined, { signal });
          store.setState({ standing, failure: null });
          if (standing.kind !== "opening") return;
        } catch (error) {
          if (!signal.aborted) store.setState({ failure: toCallFailure(error) });
          return;
        }
        await wait(askAgainMs, signal);
      }
    },
    async choose(kind: VaultChoice["kind"]) {
      store.setState({ standing: await client.vault.choose({ kind }), failure: null });
    },
  });
}
