import { expect, test } from "vitest";
import type { Clock } from "../../../electron/core/ports.ts";
import type { Keychain } from "../../../electron/core/vault/keychain.ts";
import { createKeychainVault } from "../../../electron/core/vault/keychain-vault.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";

/** Timers that go off when the test says so. */
function manualClock() {
  const due = new Set<() => void>();
  const clock: Clock = {
    nowMs: () => 0,
    setTimer(listener) {
      due.add(listener);
      return { cancel: () => void due.delete(listener) };
    },
  };
  return { clock, due, goOff: () => [...due].map((listener) => listener()) };
}

/** The rules of the Secret Service as GNOME Keyring follows them: a locked one finds nothing and stores nothing. */
function fakeKeychain() {
  const entries = new Map<string, string>();
  const state = { isLocked: false };
  const key = (service: string, account: string) => `${service} ${account}`;
  const keychain: Keychain = {
    getPassword: async (service, account) => (state.isLocked ? null : (entries.get(key(service, account)) ?? null)),
    async setPassword(service, account, password) {
      if (state.isLocked) throw new Error("Cannot create an item in a locked collection");
      entries.set(key(service, account), password);
    },
    deletePassword: async (service, account) => !state.isLocked && entries.delete(key(service, account)),
  };
  return { keychain, entries, state };
}

const hide = () => undefined;

test("a locked keychain is never taken for an empty one", async () => {
  const { keychain, state } = fakeKeychain();
  const vault = createKeychainVault({ clock: manualClock().clock, hide, loadKeychain: async () => keychain });
  await vault.set("a/site1", "secret");
  state.isLocked = true;
  const refusal = { code: "keychain-unavailable", message: expect.stringContaining("locked") };
  await expect(vault.get("a/site1")).rejects.toMatchObject(refusal);
  await expect(vault.remove("a/site1")).rejects.toMatchObject(refusal);
  await expect(vault.set("a/site1", "other")).rejects.toMatchObject(refusal);
  state.isLocked = false;
  expect(await vault.get("a/site1")).toBe("secret");
});

test("the proof leaves nothing in the keychain", async () => {
  const { keychain, entries } = fakeKeychain();
  await openVault({ clock: manualClock().clock, hide, loadKeychain: async () => keychain });
  expect(entries.size).toBe(0);
});

test("while an old question is open, new ones are refused at once; its answer frees the way", async () => {
  const { keychain } = fakeKeychain();
  let answer: (secret: string) => void = () => undefined;
  const slow: Keychain = {
    ...keychain,
    getPassword: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  };
  const { clock, due, goOff } = manualClock();
  const vault = createKeychainVault({ clock, hide, loadKeychain: async () => slow });
  const asked = vault.get("a/site1");
  await expect.poll(() => due.size).toBe(1);
  goOff();
  await expect(asked).rejects.toMatchObject({ code: "keychain-unavailable", message: expect.stringContaining("10 s") });
  await expect(vault.set("a/site1", "x")).rejects.toMatchObject({
    message: expect.stringContaining("earlier question"),
  });
  answer("late");
  await expect
    .poll(() =>
      vault.set("a/site1", "x").then(
        () => "stored",
        () => "refused",
      ),
    )
    .toBe("stored");
});

test("a keychain whose library cannot be loaded is unavailable, with advice", async () => {
  const loadKeychain = () => Promise.reject(new Error("Failed to load keytar native addon, checked …"));
  const opened = openVault({ clock: manualClock().clock, hide, loadKeychain });
  await expect(opened).rejects.toMatchObject({ code: "keychain-unavailable", advice: expect.stringMatching(/\w/) });
});

test("a keychain that does not give back what it was given is not trusted", async () => {
  const { keychain } = fakeKeychain();
  const forgetful = { ...keychain, setPassword: () => Promise.resolve() };
  const opened = openVault({
    clock: manualClock().clock,
    hide,
    loadKeychain: async () => forgetful,
  });
  await expect(opened).rejects.toMatchObject({ code: "keychain-unavailable" });
});
