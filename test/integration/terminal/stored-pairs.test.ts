/** The window's own pairs in the terminal: read beside a writer, watched only as the one writer. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStores } from "../../../electron/core/create-stores.ts";
import { systemClock as clock } from "../../../electron/core/ports.ts";
import { acquireSingleWriter } from "../../../electron/core/single-writer/acquire-single-writer.ts";
import { openVault } from "../../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../../electron/core/vault/vault.ts";
import { startTestPair, type TestPair } from "../../support/practice-pair-fixture.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { readReport } from "../../support/terminal/read-report.ts";
import { emptyPlace, type Place, runTerminal, startTerminal } from "../../support/terminal/run-terminal.ts";

const pairId = "stored-pairs-test";
let practice: TestPair;
beforeEach(async () => {
  practice = await startTestPair();
});
afterEach(() => practice.close());

/** A data folder with the practice pair as a stored, ordinary one; its secrets in the keychain. */
async function storePair(): Promise<string> {
  const dataFolder = path.join(temporaryFolder(), "data");
  mkdirSync(dataFolder);
  const stores = openStores({ dataFolder, readOnly: false, clock, log: silentLog });
  stores.pairs.save({ ...practice.pair.definition, id: pairId, practice: false });
  stores.close();
  const vault = await openVault({ clock, hide: () => undefined });
  for (const [name, secret] of practice.pair.secrets) await vault.set(vaultAccount(pairId, name), secret);
  return dataFolder;
}

/** Names and contents of all files; the lock is never opened by others, its name alone counts. */
function fingerprint(folder: string): string[] {
  const names = readdirSync(folder).sort();
  return names.map((name) => {
    if (name.startsWith("lock.db") || name.endsWith(".sock")) return name;
    return `${name} ${createHash("sha256")
      .update(readFileSync(path.join(folder, name)))
      .digest("hex")}`;
  });
}

async function withWriter<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const writer = await acquireSingleWriter({ folder: dataFolder, door: "electron", clock });
  try {
    return await work();
  } finally {
    await writer.release();
  }
}

test("status reads the stored pairs beside a writer, with the keychain's secrets, and writes nothing", async () => {
  const dataFolder = await storePair();
  await withWriter(dataFolder, async () => {
    const before = fingerprint(dataFolder);
    const { code, stdout, stderr } = await runTerminal(["status", "--data", dataFolder, "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readReport(stdout).pairs[0]).toMatchObject({ name: "Practice pair", verdict: "protected" });
    expect(fingerprint(dataFolder)).toEqual(before);
  });
});

test("watch of stored pairs is refused beside a writer, who is named", async () => {
  const dataFolder = await storePair();
  await withWriter(dataFolder, async () => {
    const before = fingerprint(dataFolder);
    const { code, stdout, stderr } = await runTerminal(["watch", "--data", dataFolder]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(`the electron door, process ${process.pid}`);
    expect(fingerprint(dataFolder)).toEqual(before);
  });
});

test("watch of stored pairs is the writer, and what it saw is remembered by the next command", async () => {
  const dataFolder = await storePair();
  const running = startTerminal(["watch", "--data", dataFolder]);
  expect(await running.line(() => true)).toContain(" PROTECTED ");
  const refused = await acquireSingleWriter({ folder: dataFolder, door: "electron", clock }).catch((error) => error);
  expect(refused).toMatchObject({
    code: "another-writer",
    message: expect.stringContaining(`the terminal door, process ${running.pid}`),
  });
  running.signal("SIGINT");
  expect((await running.ended).code).toBe(0);
  await withWriter(dataFolder, async () => undefined);

  await practice.pair.killAppliance("site1");
  const { code, stdout } = await runTerminal(["status", "--data", dataFolder, "--json"]);
  expect(code).toBe(2);
  expect(readReport(stdout).pairs[0]).toMatchObject({ verdict: "outage", dataAtRisk: { basis: "remembered" } });
});

test("a watcher that was killed leaves the data free and whole", async () => {
  const dataFolder = await storePair();
  const running = startTerminal(["watch", "--data", dataFolder]);
  await running.line(() => true);
  running.signal("SIGKILL");
  await running.ended;
  await withWriter(dataFolder, async () => undefined);
  expect((await runTerminal(["status", "--data", dataFolder])).code).toBe(0);
});

test("status without a keychain says so with code 3, and keeps nothing", async () => {
  const dataFolder = await storePair();
  const place: Place = emptyPlace();
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${place.tmp}/no-bus`, XDG_RUNTIME_DIR: place.tmp };
  const { code, stdout, stderr } = await runTerminal(["status", "--data", dataFolder], { place, env });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain("The keychain of this computer cannot be used");
});
