/** The API accounts' secrets of stored pairs: in, replaced and out, and how each account stands. None ever comes back. */
import { latest } from "../../shared/assessment/memory.ts";
import type { Account, AccountState } from "../../shared/contract/credentials.ts";
import type { Pair } from "../../shared/domain/pair.ts";
import { PairdeskError } from "../../shared/errors.ts";
import type { AccountTrials } from "./appliance/account-trials.ts";
import type { RecordDeed } from "./create-deeds.ts";
import type { Stores } from "./create-stores.ts";
import type { Watching } from "./create-watching.ts";
import type { Clock } from "./ports.ts";
import { vaultAccount, writeVaultAccount } from "./vault/vault.ts";
import type { VaultDesk } from "./vault/vault-desk.ts";

export interface AccountOf {
  pairId: string;
  appliance: string;
  account: Account;
}

export interface CredentialsService {
  /** Tried at once. Throws PairdeskError `not-found`, `keychain-unavailable`. */
  set(where: AccountOf & { secret: string }): Promise<AccountState[]>;
  remove(where: AccountOf): Promise<AccountState[]>;
  states(pairId: string): Promise<AccountState[]>;
}

export const accountKey = ({ pairId, appliance, account }: AccountOf): string =>
  account === "watch" ? vaultAccount(pairId, appliance) : writeVaultAccount(pairId, appliance);

/** The accounts that a pair's definition names. */
export const accountsOf = ({ id, appliances }: Pair): AccountOf[] =>
  appliances.flatMap(({ name, writeClientId }) => {
    const where = { pairId: id, appliance: name };
    const write: AccountOf[] = writeClientId === undefined ? [] : [{ ...where, account: "write" }];
    return [{ ...where, account: "watch" }, ...write];
  });

export function createCredentials(options: {
  stores: Stores;
  vault: VaultDesk;
  trials: AccountTrials;
  watching: Watching;
  clock: Clock;
  recordDeed: RecordDeed;
}): CredentialsService {
  const { stores, vault, trials, watching, clock, recordDeed } = options;
  /** By account: what was seen before this says nothing about the secret that is there now. */
  const changedAtMs = new Map<string, number>();

  function find(where: AccountOf): Pair {
    const pair = findPair(stores, where.pairId);
    if (!accountsOf(pair).some((known) => accountKey(known) === accountKey(where))) throw noAccount(pair, where);
    return pair;
  }

  function forgive({ site, appliances }: Pair, { appliance: name, account }: AccountOf, secret: string): void {
    const appliance = appliances.find((one) => one.name === name);
    if (!appliance || account === "write") return;
    for (const { host, port } of [appliance, site]) trials.of({ ...appliance, host, port }).forgive(secret);
  }

  /** New clients, so that no token of the old secret is used on, and every question is asked now. */
  async function changed(pair: Pair, where: AccountOf): Promise<AccountState[]> {
    changedAtMs.set(accountKey(where), clock.nowMs());
    if (where.account === "watch") await watching.watch(pair);
    return states(pair.id);
  }

  function states(pairId: string): Promise<AccountState[]> {
    const pair = findPair(stores, pairId);
    return Promise.all(
      accountsOf(pair).map(async (where) => {
        const { appliance, account } = where;
        const place = await placeOf(vault, accountKey(where));
        const isThere = place === "stored" || place === "memory-only";
        return { appliance, account, state: isThere && isRefused(where) ? "refused" : place };
      }),
    );
  }

  function isRefused(where: AccountOf): boolean {
    if (where.account === "write") return false;
    const look = latest(stores.memories.load(where.pairId), "health", where.appliance);
    if (look?.outcome.kind !== "unauthorized" || look.outcome.code !== "denied") return false;
    return Date.parse(look.at) > (changedAtMs.get(accountKey(where)) ?? 0);
  }

  return {
    async set({ secret, ...where }) {
      const pair = find(where);
      // Entered once more as it is: the account was mended meanwhile, as far as this person knows.
      if ((await vault.get(accountKey(where))) === secret) forgive(pair, where, secret);
      await vault.set(accountKey(where), secret);
      recordDeed(pair.id, "secret-set", accountName(where));
      return changed(pair, where);
    },
    async remove(where) {
      const pair = find(where);
      await vault.remove(accountKey(where));
      recordDeed(pair.id, "secret-removed", accountName(where));
      return changed(pair, where);
    },
    states: async (pairId) => states(pairId),
  };
}

const accountName = ({ appliance, account }: AccountOf): string =>
  account === "watch" ? appliance : `${appliance}, account for writes`;

async function placeOf(vault: VaultDesk, key: string): Promise<Exclude<AccountState["state"], "refused">> {
  try {
    const place = await vault.whereIs(key);
    if (place === null) return "missing";
    return place === "keychain" ? "stored" : "memory-only";
  } catch (error) {
    if (error instanceof PairdeskError && error.code === "keychain-unavailable") return "unknown";
    throw error;
  }
}

/** Throws PairdeskError `not-found`. */
export function findPair(stores: { pairs: Pick<Stores["pairs"], "get"> }, pairId: string): Pair {
  const pair = stores.pairs.get(pairId);
  if (pair) return pair;
  throw new PairdeskError("not-found", "This pair is not stored any more.", "Choose another pair from the list.");
}

function noAccount(pair: Pair, { appliance }: AccountOf): PairdeskError {
  const names = pair.appliances.map(({ name }) => name);
  if (!names.includes(appliance)) {
    const message = `${pair.name} has no appliance ${appliance}.`;
    return new PairdeskError("not-found", message, `It has ${names.join(" and ")}.`);
  }
  const message = `${appliance} has no second account for writes.`;
  return new PairdeskError("not-found", message, "Enter its client id in the pair's settings first.");
}
