import { expect, it } from "vitest";
import { createVaultStore } from "../../../renderer/stores/vault-store.ts";
import type { VaultStanding } from "../../../shared/contract/vault.ts";
import { createScriptedCore, type ScriptedCoreOptions } from "../../fakes/scripted-core.ts";
import { createCoreClient } from "../../support/core-client.ts";

const locked: VaultStanding = { kind: "unavailable", reason: "It is locked.", advice: "Unlock it." };
const storeOver = (answers: NonNullable<ScriptedCoreOptions["answers"]>) =>
  createVaultStore(createCoreClient(createScriptedCore({ answers })), () => Promise.resolve());

it("asks again while the keychain is being asked, and no more once it is known", async () => {
  const told: VaultStanding[] = [{ kind: "opening" }, { kind: "opening" }, locked, { kind: "keychain" }];
  const store = storeOver({ vault: () => told.shift() ?? { kind: "keychain" } });
  await store.ask(new AbortController().signal);
  expect(store.getState()).toEqual({ standing: locked, failure: null });
  expect(told).toHaveLength(1);
});

it("keeps what was chosen, and what it was when the choice fails", async () => {
  const store = storeOver({
    vault: () => locked,
    chooseVault: async ({ kind }) => {
      if (kind === "retry") throw new Error("planted");
      return { kind: "memory", reason: "It is locked." };
    },
  });
  await store.ask(new AbortController().signal);
  await expect(store.choose("retry")).rejects.toThrow();
  expect(store.getState().standing).toEqual(locked);
  await store.choose("memory-for-this-run");
  expect(store.getState().standing).toEqual({ kind: "memory", reason: "It is locked." });
});

it("says why it could not be told", async () => {
  const store = storeOver({
    vault: () => {
      throw new Error("planted");
    },
  });
  await store.ask(new AbortController().signal);
  expect(store.getState()).toMatchObject({ standing: null, failure: { kind: "fault", errorId: "E-4711" } });
});
