import { expect, test } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import type { Keychain } from "../../../electron/core/vault/keychain.ts";
import { createKeychainVault } from "../../../electron/core/vault/keychain-vault.ts";
import { createVaultDesk } from "../../../electron/core/vault/vault-desk.ts";
import type { VaultStanding } from "../../../shared/contract/vault.ts";

/** A keychain that can be taken away and given back; it counts how often it is asked. */
function desk({ isThere = true } = {}) {
  const entries = new Map<string, string>();
  const state = { isThere, asked: 0 };
  const ask = <T>(work: () => T): Promise<T> => {
    state.asked += 1;
    return state.isThere ? Promise.resolve(work()) : Promise.reject(new Error("no keyring"));
  };
  const keychain: Keychain = {
    getPassword: (_, account) => ask(() => entries.get(account) ?? null),
    setPassword: (_, account, password) => ask(() => void entries.set(account, password)),
    deletePassword: (_, account) => ask(() => entries.delete(account)),
  };
  const hidden: string[] = [];
  const told: VaultStanding["kind"][] = [];
  const hide = (secret: string) => void hidden.push(secret);
  const vault = createVaultDesk({
    keychain: createKeychainVault({ clock: systemClock, hide, loadKeychain: async () => keychain }),
    hide,
    onChange: ({ kind }) => void told.push(kind),
  });
  return { vault, entries, state, hidden, told };
}

const unavailable = expect.objectContaining({ code: "keychain-unavailable" });

test("with a keychain secrets go there and nowhere else", async () => {
  const { vault, entries, told } = desk();
  await vault.set("a/site1", "one");
  expect([...entries]).toEqual([["a/site1", "one"]]);
  expect(await vault.whereIs("a/site1")).toBe("keychain");
  expect(await vault.whereIs("a/site2")).toBeNull();
  await vault.remove("a/site1");
  expect(await vault.get("a/site1")).toBeNull();
  expect(entries.size).toBe(0);
  expect(told).toEqual(["keychain"]);
});

test("without one nothing is kept before the person has chosen, and the keychain is not asked over and over", async () => {
  const { vault, state, hidden } = desk({ isThere: false });
  await expect(vault.set("a/site1", "one")).rejects.toEqual(unavailable);
  const asked = state.asked;
  await expect(vault.get("a/site1")).rejects.toEqual(unavailable);
  await expect(vault.remove("a/site1")).rejects.toEqual(unavailable);
  await expect(vault.whereIs("a/site1")).rejects.toEqual(unavailable);
  expect(state.asked).toBe(asked);
  expect(vault.standing()).toMatchObject({ kind: "unavailable", reason: expect.stringContaining("no keyring") });
  expect(hidden).toEqual([]);
});

test("in memory for this run: kept, told apart, hidden from the log, and moved when the keychain is back", async () => {
  const { vault, entries, state, hidden } = desk({ isThere: false });
  expect(await vault.choose({ kind: "memory-for-this-run" })).toMatchObject({ kind: "memory" });
  await vault.set("a/site1", "one");
  expect(await vault.get("a/site1")).toBe("one");
  expect(await vault.whereIs("a/site1")).toBe("memory");
  expect(hidden).toEqual(["one"]);
  expect(await vault.choose({ kind: "retry" })).toMatchObject({ kind: "memory" });
  expect(await vault.get("a/site1")).toBe("one");
  state.isThere = true;
  expect(await vault.choose({ kind: "retry" })).toEqual({ kind: "keychain" });
  expect([...entries]).toEqual([["a/site1", "one"]]);
  expect(await vault.whereIs("a/site1")).toBe("keychain");
});

test("memory cannot be chosen while the keychain works", async () => {
  const { vault } = desk();
  expect(await vault.choose({ kind: "memory-for-this-run" })).toEqual({ kind: "keychain" });
});

test("a keychain that goes away later is noticed at the next question, and asked again only when the person says so", async () => {
  const { vault, state } = desk();
  await vault.set("a/site1", "one");
  state.isThere = false;
  await expect(vault.get("a/site1")).rejects.toEqual(unavailable);
  state.isThere = true;
  await expect(vault.get("a/site1")).rejects.toEqual(unavailable);
  expect(await vault.choose({ kind: "retry" })).toEqual({ kind: "keychain" });
  expect(await vault.get("a/site1")).toBe("one");
});

test("a simulated appliance's secret is never refused, and is in the keychain where there is one", async () => {
  const without = desk({ isThere: false });
  await without.vault.throwaway.set("p/site1", "one");
  expect(await without.vault.get("p/site1")).toBe("one");
  expect(await without.vault.whereIs("p/site1")).toBe("memory");
  await without.vault.throwaway.remove("p/site1");
  await expect(without.vault.get("p/site1")).rejects.toEqual(unavailable);

  const withOne = desk();
  await withOne.vault.throwaway.set("p/site1", "one");
  expect([...withOne.entries]).toEqual([["p/site1", "one"]]);
  await withOne.vault.throwaway.remove("p/site1");
  expect(withOne.entries.size).toBe(0);
  expect(withOne.hidden).toContain("one");
});
