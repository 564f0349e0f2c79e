/** The keychain in a process of its own: with the real one, and with one that waits for a password for ever. */
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { type ProcessHandle, systemClock } from "../../../electron/core/ports.ts";
import { createKeychainProcess } from "../../../electron/core/vault/keychain-process.ts";
import { createKeychainVault } from "../../../electron/core/vault/keychain-vault.ts";
import { forkProcess } from "../../support/fork-process.ts";
import { commandLineOf, isGone } from "../../support/processes/process-tree.ts";
import { silentBus } from "../../support/vault/silent-bus.ts";

function startVault(timeLimitMs: number) {
  const started: ProcessHandle[] = [];
  const keychain = createKeychainProcess({
    startProcess(entry) {
      const child = forkProcess(entry);
      started.push(child);
      return child;
    },
    clock: systemClock,
  });
  onTestFinished(() => keychain.close());
  const vault = createKeychainVault({
    clock: systemClock,
    hide: () => undefined,
    service: `Pairdesk test ${randomUUID()}`,
    timeLimitMs,
    loadKeychain: async () => keychain,
  });
  return { vault, keychain, pids: () => started.map(({ pid }) => pid ?? 0) };
}

/** For this test alone the session's keychain is one that takes connections and says nothing. */
async function withSilentBus(): Promise<void> {
  const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
  process.env["DBUS_SESSION_BUS_ADDRESS"] = (await silentBus()).address;
  onTestFinished(() => {
    process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
  });
}

test("secrets come back as they were stored, and are on no command line", async () => {
  const { vault, keychain, pids } = startVault(15_000);
  await vault.set("a/site1", "canary ☃ \"in' quotes");
  expect(await vault.get("a/site1")).toBe("canary ☃ \"in' quotes");
  expect(pids()).toHaveLength(1);
  expect(commandLineOf(pids()[0] ?? 0)).not.toContain("canary");
  await vault.remove("a/site1");
  expect(await vault.get("a/site1")).toBeNull();
  keychain.close();
  await expect.poll(() => pids().filter((pid) => !isGone(pid))).toEqual([]);
});

test("a keychain that never answers is given up at the time limit, and its process with it", async () => {
  await withSilentBus();
  const { vault, pids } = startVault(2_000);
  const refusal = { code: "keychain-unavailable", message: expect.stringContaining("did not answer within 2 s") };
  await expect(vault.get("a/site1")).rejects.toMatchObject(refusal);
  await expect.poll(() => pids().filter((pid) => !isGone(pid))).toEqual([]);
});

test("once it answers again, so does the vault, without waiting for the old question", async () => {
  const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
  await withSilentBus();
  const { vault } = startVault(5_000);
  await expect(vault.get("a/site1")).rejects.toMatchObject({ code: "keychain-unavailable" });
  process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
  expect(await vault.get("a/site1")).toBeNull();
});
