/**
 * The one place that knows where secrets are kept now, and asks the person when it cannot be the keychain.
 *
 * Guaranteed: a secret of a real appliance goes into the keychain, or into memory once the person has chosen that for
 * this run, and nowhere else; without either it is refused. Secrets of simulated appliances, which die with the run, may
 * always live in memory; they are also put into the keychain where there is one, so that the terminal finds them.
 */
import type { VaultChoice, VaultStanding } from "../../../shared/contract/vault.ts";
import { PairdeskError } from "../../../shared/errors.ts";
import { createKeychainStanding, type KeychainStanding } from "./keychain-standing.ts";
import type { KeychainVault } from "./keychain-vault.ts";
import type { Vault } from "./vault.ts";

export interface VaultDesk extends Vault {
  standing(): VaultStanding;
  /** What the person chose; answers with how it stands then. */
  choose(choice: VaultChoice): Promise<VaultStanding>;
  /** null: nowhere. Throws PairdeskError `keychain-unavailable` when that cannot be told. */
  whereIs(account: string): Promise<"keychain" | "memory" | null>;
  /** For the secrets of simulated appliances: never refused. */
  throwaway: Pick<Vault, "set" | "remove">;
}

interface Places {
  keychain: KeychainVault;
  standing: KeychainStanding;
  inMemory: Map<string, string>;
  throwaways: Map<string, string>;
  hide: (secret: string) => void;
}

export function createVaultDesk(options: {
  keychain: KeychainVault;
  /** Makes a secret known to the log's redaction. */
  hide: (secret: string) => void;
  onChange: (standing: VaultStanding) => void;
}): VaultDesk {
  const inMemory = new Map<string, string>();
  const standing = createKeychainStanding({ ...options, inMemory });
  const places: Places = { ...options, standing, inMemory, throwaways: new Map() };
  return {
    standing: standing.now,
    async choose({ kind }) {
      await standing.settled();
      if (kind === "retry") await standing.retry();
      else standing.keepInMemory();
      return standing.now();
    },
    whereIs: (account) => whereIs(places, account),
    ...realSecrets(places),
    throwaway: simulatedSecrets(places),
  };
}

function realSecrets({ keychain, standing, inMemory, throwaways, hide }: Places): Vault {
  return {
    async get(account) {
      await standing.settled();
      const known = inMemory.get(account) ?? throwaways.get(account);
      if (known !== undefined || standing.now().kind === "memory") return known ?? null;
      return standing.ask(() => keychain.get(account));
    },
    async set(account, secret) {
      await standing.settled();
      if (standing.now().kind === "memory") {
        hide(secret);
        inMemory.set(account, secret);
      } else await standing.ask(() => keychain.set(account, secret));
      throwaways.delete(account);
    },
    async remove(account) {
      await standing.settled();
      if (standing.now().kind !== "memory") await standing.ask(() => keychain.remove(account));
      inMemory.delete(account);
      throwaways.delete(account);
    },
  };
}

function simulatedSecrets({ keychain, standing, throwaways, hide }: Places): Pick<Vault, "set" | "remove"> {
  async function ifThere(work: () => Promise<void>): Promise<void> {
    await standing.settled();
    if (standing.now().kind !== "keychain") return;
    await standing.ask(work).catch((error: unknown) => {
      if (!(error instanceof PairdeskError)) throw error;
    });
  }
  return {
    set(account, secret) {
      hide(secret);
      throwaways.set(account, secret);
      return ifThere(() => keychain.set(account, secret));
    },
    remove(account) {
      throwaways.delete(account);
      return ifThere(() => keychain.remove(account));
    },
  };
}

async function whereIs(
  { keychain, standing, inMemory, throwaways }: Places,
  account: string,
): Promise<"keychain" | "memory" | null> {
  await standing.settled();
  if (inMemory.has(account)) return "memory";
  const kept = throwaways.has(account) ? "memory" : null;
  if (standing.now().kind === "memory" || (kept && standing.now().kind !== "keychain")) return kept;
  return (await standing.ask(() => keychain.get(account))) === null ? kept : "keychain";
}
