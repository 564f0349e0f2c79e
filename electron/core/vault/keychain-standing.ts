/**
 * Whether the keychain can be used now. One that failed is not asked again until the person says so, because every
 * question may open a prompt.
 */
import type { VaultStanding } from "../../../shared/contract/vault.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import type { KeychainVault } from "./keychain-vault.ts";

export interface KeychainStanding {
  now(): VaultStanding;
  /** Resolves when the proof that is under way has ended, however it ended. */
  settled(): Promise<void>;
  /** Asks the keychain again; what was kept in memory moves into it. */
  retry(): Promise<void>;
  /** Only while it is unavailable. */
  keepInMemory(): void;
  /** Throws PairdeskError `keychain-unavailable` without asking while it is known to be that. */
  ask<T>(work: () => Promise<T>): Promise<T>;
}

export function createKeychainStanding(options: {
  keychain: KeychainVault;
  /** By account: what the person let be kept for this run. Emptied into the keychain once it can be used. */
  inMemory: Map<string, string>;
  onChange: (standing: VaultStanding) => void;
}): KeychainStanding {
  const { keychain, inMemory, onChange } = options;
  let standing: VaultStanding = { kind: "opening" };
  let proving = prove();

  function settle(next: VaultStanding): void {
    standing = next;
    onChange(next);
  }

  async function prove(): Promise<void> {
    try {
      await keychain.prove();
      for (const [account, secret] of inMemory) {
        await keychain.set(account, secret);
        inMemory.delete(account);
      }
      settle({ kind: "keychain" });
    } catch (error) {
      lose(error);
    }
  }

  /** What the person chose for this run stays chosen. */
  function lose(error: unknown): void {
    if (!(error instanceof PairdeskError)) throw error;
    const { message, advice } = error;
    if (standing.kind === "memory") settle({ kind: "memory", reason: message });
    else settle({ kind: "unavailable", reason: message, advice });
  }

  return {
    now: () => standing,
    settled: () => proving,
    retry() {
      proving = proving.then(prove);
      return proving;
    },
    keepInMemory() {
      if (standing.kind === "unavailable") settle({ kind: "memory", reason: standing.reason });
    },
    async ask(work) {
      if (standing.kind === "unavailable") {
        throw new PairdeskError("keychain-unavailable", standing.reason, standing.advice);
      }
      try {
        return await work();
      } catch (error) {
        lose(error);
        throw error;
      }
    },
  };
}
