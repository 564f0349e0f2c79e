/**
 * One secret goes through everything that handles secrets, and is afterwards looked for in everything that was written,
 * said or sent. The secret of a practice pair is the canary: random, long, and accepted by real appliances.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFileLog } from "../../electron/core/log/file-log.ts";
import { createSecretRegistry } from "../../electron/core/log/secret-registry.ts";
import { systemClock as clock } from "../../electron/core/ports.ts";
import { openVault } from "../../electron/core/vault/open-vault.ts";
import { vaultAccount } from "../../electron/core/vault/vault.ts";
import { secretName } from "../../shared/domain/pair.ts";
import { openMemoryWindow } from "../support/core/memory-window.ts";
import { openCore } from "../support/core/open-core.ts";
import { startTestPair } from "../support/practice-pair-fixture.ts";
import { commandLineOf, descendantsOf } from "../support/processes/process-tree.ts";
import { findSecrets, textsWithSecrets } from "../support/secrets/find-secrets.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { keepPracticePair } from "../support/terminal/practice-files.ts";
import { emptyPlace, runTerminal, startTerminal } from "../support/terminal/run-terminal.ts";
import { writePairFiles } from "../support/terminal/write-files.ts";

describe("the search itself", () => {
  const canary = "a canary/with+signs=and spaces";
  const bytes = Buffer.from(canary);

  test.each<[spelling: string, content: string | Buffer]>([
    ["as it is", `before${canary}after`],
    ["in an address", `?secret=${encodeURIComponent(canary)}&`],
    ["as hexadecimal", bytes.toString("hex")],
    ["in the base64 of an Authorization header", Buffer.from(`client-id:${canary}`).toString("base64")],
    ["in the base64 of something longer", Buffer.from(`xx${canary} and more`).toString("base64")],
    ["in UTF-16", Buffer.from(`..${canary}..`, "utf16le")],
  ])("finds it %s", (_spelling, content) => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "below"));
    writeFileSync(path.join(folder, "below", "file"), content);
    writeFileSync(path.join(folder, "other"), "nothing");
    expect(findSecrets(folder, [canary])).toEqual([path.join(folder, "below", "file")]);
  });
});

test("core: not in the data folder, the log, the keychain's files or any message to the window", async () => {
  const dataFolder = path.join(temporaryFolder(), "data");
  const secrets = createSecretRegistry();
  const log = createFileLog({ folder: dataFolder, clock, secrets });
  const core = await openCore(dataFolder, { log, secrets });
  const { client, crossed } = openMemoryWindow(core);
  const events = await client.pairs.changed();
  const reading = (async () => {
    for await (const _event of events);
  })();

  const { id } = await client.practice.open();
  const vault = await openVault({ clock, hide: () => undefined });
  const canary = (await vault.get(vaultAccount(id, "site1"))) ?? "";
  expect(canary.length).toBeGreaterThan(20);
  // Somebody logs it in every careless way.
  log.info("canary", { canary, header: `Basic ${Buffer.from(`id:${canary}`).toString("base64")}` });
  log.error("canary", new Error(`refused: ${canary}`, { cause: { url: `https://id:${canary}@host/` } }));
  expect((await client.pairs.check({ pairId: id })).status.verdict).toBe("protected");
  await client.practice.killAppliance({ appliance: "site1" });
  await client.pairs.check({ pairId: id });
  await client.practice.startAppliance({ appliance: "site1" });
  await expect(client.practice.killAppliance({ appliance: "nobody" })).rejects.toThrow();
  await client.app.facts();
  // All that was said to the appliances, logins included, as it is shown and as commands.
  const { entries } = await client.commandLog.page({ limit: 200 });
  expect(entries.map(({ api }) => api)).toEqual(expect.arrayContaining(["login", "v2"]));
  for (const { id: exchange } of entries) await client.commandLog.asCurl({ id: exchange });
  // What is kept of it for weeks; in the file it is compressed, where the search would not find it.
  const day = 86_400_000;
  const period = { from: new Date(Date.now() - day).toISOString(), until: new Date(Date.now() + day).toISOString() };
  const raw = await client.history.rawAnswers({ pairId: id, ...period, limit: 200 });
  expect(raw.answers.map(({ body }) => body).join("")).toContain('"failover_role"');
  expect(raw.answers.some(({ question }) => question.includes("/oauth2/token"))).toBe(true);
  // What would be sent to somebody who helps: the careless lines above are in it, without the secret.
  for (const withNames of [true, false]) {
    const { text: diagnostics } = await client.diagnostics.collect({ withNames });
    expect(diagnostics).toContain('"event":"canary"');
  }
  const processes = descendantsOf(process.pid);
  const environments = processes.map((pid) => readFileSync(`/proc/${pid}/environ`, "utf8"));

  const look = () => ({
    files: findSecrets(dataFolder, [canary]),
    keychain: findSecrets(process.env["XDG_DATA_HOME"] ?? dataFolder, [canary]),
    messages: textsWithSecrets(crossed, [canary]),
    processes: textsWithSecrets([...processes.map(commandLineOf), ...environments], [canary]),
  });
  const nowhere = { files: [], keychain: [], messages: [], processes: [] };
  expect(look()).toEqual(nowhere);
  expect(readFileSync(path.join(dataFolder, "pairdesk.log"), "utf8")).toContain("[redacted]");

  await client.practice.close();
  expect(await vault.get(vaultAccount(id, "site1"))).toBeNull();
  await core.close();
  await reading.catch(() => undefined);
  expect(look()).toEqual(nowhere);
});

test("terminal: in no output and no file but the secrets file that was given", { timeout: 60_000 }, async () => {
  const { pair, close } = await startTestPair();
  onTestFinished(close);
  const canary = pair.secrets.get("site1") ?? "";
  const files = writePairFiles([pair.definition], () => canary);
  const [, pairsPath = "", , secretsPath = ""] = files;
  const folder = path.dirname(secretsPath);
  const given = readFileSync(secretsPath, "utf8");
  const wrongName = JSON.stringify({ [secretName(pair.definition.name, "site3")]: canary });
  const place = emptyPlace();
  const texts: string[] = [];
  const run = async (code: number, args: string[], input = "") => {
    const ended = await runTerminal(["--verbose", ...args], { place, input });
    expect(ended.code).toBe(code);
    texts.push(ended.stdout, ended.stderr);
  };

  await Promise.all([
    run(0, ["status", ...files, "--json"]),
    run(0, ["status", ...files]),
    run(0, ["status", "--pairs", pairsPath, "--secrets", "-"], given),
  ]);
  const watching = startTerminal(["--verbose", "watch", ...files, "--json"], { place });
  await watching.line(() => true);
  watching.signal("SIGINT");
  const { stdout, stderr } = await watching.ended;
  texts.push(stdout, stderr);
  // Wrong in every way that a person gets them wrong.
  const from = (what: string) => run(3, ["status", "--pairs", pairsPath, "--secrets", "-"], what);
  await Promise.all([
    from(given.slice(0, -2)),
    from(wrongName),
    from(JSON.stringify([canary])),
    from(JSON.stringify({ secret: { is: canary } })),
    from(canary),
    from(given.replaceAll(canary, `${canary}x`)),
    run(3, ["status", "--pairs", secretsPath]),
  ]);

  expect(texts.join("").length).toBeGreaterThan(1_000);
  expect(textsWithSecrets(texts, [canary])).toEqual([]);
  expect(findSecrets(place.home, [canary])).toEqual([]);
  expect(findSecrets(place.tmp, [canary])).toEqual([]);
  expect(findSecrets(folder, [canary])).toEqual([secretsPath]);
});

test("practice: in no output, no file but the secrets file it was asked for, and no disk of an appliance", async () => {
  const kept = await keepPracticePair();
  const { pairs, secrets } = kept.told.files;
  const canaries = Object.values(JSON.parse(readFileSync(secrets, "utf8")) as Record<string, string>);
  expect(canaries.length).toBe(2);
  const look = () =>
    [kept.place.home, kept.place.tmp, path.dirname(pairs)].flatMap((folder) => findSecrets(folder, canaries));
  expect(look()).toEqual([secrets]);
  expect((await runTerminal(["status", ...kept.args])).code).toBe(0);
  expect(look()).toEqual([secrets]);
  kept.running.signal("SIGTERM");
  const { stdout, stderr } = await kept.running.ended;
  expect(textsWithSecrets([stdout, stderr], canaries)).toEqual([]);
});
