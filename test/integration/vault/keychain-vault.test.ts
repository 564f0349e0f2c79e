import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../electron/core/ports.ts";
import { createKeychainVault } from "../../../electron/core/vault/keychain-vault.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../../electron/core/vault/vault.ts";
import { silentBus } from "../../support/vault/silent-bus.ts";

/** A service name of its own, so that no test meets another one's secrets or the person's. */
function testVault() {
  const hidden: string[] = [];
  const vault = createKeychainVault({
    clock: systemClock,
    hide: (secret) => void hidden.push(secret),
    service: `Pairdesk test ${randomUUID()}`,
    timeLimitMs: 5_000,
  });
  return { vault, hidden };
}

interface Outcome {
  code?: string;
  message?: string;
  advice?: string;
  tookMs: number;
}

/** Opens the vault in a process whose message bus is at `address`. */
async function openAt(address: string, timeLimitMs: number): Promise<Outcome> {
  const file = new URL("../../support/vault/open-vault-process.ts", import.meta.url).pathname;
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };
  const child = spawn(process.execPath, ["--no-warnings", file, String(timeLimitMs)], { env });
  onTestFinished(() => void child.kill("SIGKILL"));
  let trouble = "";
  child.stderr.on("data", (chunk) => {
    trouble += String(chunk);
  });
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Outcome;
  throw new Error(`the process said nothing: ${trouble}`);
}

test("a working keychain is there: without one nothing below can be proved", async () => {
  const opened = openVault({ clock: systemClock, hide: () => undefined, timeLimitMs: 5_000 });
  const vault = await opened.catch((error: unknown) => {
    throw new Error("These tests need an unlocked keyring on the session bus; npm test starts one.", { cause: error });
  });
  expect(await vault.get("nobody/nothing")).toBeNull();
});

test("a secret comes back as it was stored, and is gone when it was removed", async () => {
  const { vault } = testVault();
  const account = vaultAccount("7f3c", "Gerät Süd / 2");
  const secret = "pä$$ ☃ \"quoted\" 'and' \\ more\n";
  expect(await vault.get(account)).toBeNull();
  await vault.set(account, "first");
  await vault.set(account, secret);
  expect(await vault.get(account)).toBe(secret);
  await vault.remove(account);
  expect(await vault.get(account)).toBeNull();
  await vault.remove(account);
});

test("every secret that goes in or out is made known to the log", async () => {
  const { vault, hidden } = testVault();
  await vault.set("a/site1", "canary-in");
  expect(hidden).toContain("canary-in");
  hidden.length = 0;
  await vault.get("a/site1");
  expect(hidden).toEqual(["canary-in"]);
  await vault.remove("a/site1");
});

test("many secrets can be asked for at the same time", async () => {
  const { vault } = testVault();
  const accounts = Array.from({ length: 20 }, (_, number) => `pair/${number}`);
  await Promise.all(accounts.map((account) => vault.set(account, `secret of ${account}`)));
  expect(await Promise.all(accounts.map((account) => vault.get(account)))).toEqual(
    accounts.map((a) => `secret of ${a}`),
  );
  await Promise.all(accounts.map((account) => vault.remove(account)));
});

test("without a message bus the keychain is unavailable within two seconds, with advice", async () => {
  const outcome = await openAt("unix:path=/nowhere/bus", 10_000);
  expect(outcome).toMatchObject({ code: "keychain-unavailable", advice: expect.stringContaining("keyring") });
  expect(outcome.tookMs).toBeLessThan(2_000);
});

test("a keychain that never answers is given up after the time limit", async () => {
  const { address } = await silentBus();
  const outcome = await openAt(address, 300);
  expect(outcome).toMatchObject({
    code: "keychain-unavailable",
    message: expect.stringContaining("did not answer within 0.3 s"),
  });
});
