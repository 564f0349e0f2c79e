/**
 * Private keys and passphrases go through everything that the file doctor does with them, in a process with a home and a
 * folder for temporary files of its own, and are afterwards looked for in everything that it has written, told and left.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { CanaryPlan } from "../support/certificates/canary-core.ts";
import { type Made, makeChain, openssl, textOf } from "../support/certificates/openssl-chain.ts";
import { commandLineOf, descendantsOf } from "../support/processes/process-tree.ts";
import { filesWith, findSecrets, textsWith, textsWithSecrets } from "../support/secrets/find-secrets.ts";
import { keyNeedles } from "../support/secrets/key-needles.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What the person has, on purpose: never searched. */
const given = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(given, { recursive: true, force: true }));
const canaryCore = new URL("../support/certificates/canary-core.ts", import.meta.url).pathname;

const chains = { RSA: makeChain(given, "RSA"), EC: makeChain(given, "EC") };
const canaries = Object.entries(chains).map(([kind, { leaf, intermediate, root }]) => {
  const canary = {
    chain: path.join(given, `${kind}.pem`),
    key: leaf.keyPath,
    encryptedKey: path.join(given, `${kind}.encrypted`),
    passphrase: `canary ${randomBytes(12).toString("hex")}`,
    newPassphrase: `Kanärie ${randomBytes(12).toString("hex")}`,
  };
  writeFileSync(canary.chain, [leaf, intermediate, root].map(textOf).join(""));
  const into = ["-topk8", "-v2", "aes-256-cbc", "-passout", `pass:${canary.passphrase}`, "-out", canary.encryptedKey];
  openssl(given, ["pkcs8", "-in", leaf.keyPath, ...into]);
  return canary;
});
const passphrases = canaries.flatMap(({ passphrase, newPassphrase }) => [passphrase, newPassphrase]);
const needlesOf = ({ keyPath }: Made): Buffer[] => keyNeedles(readFileSync(keyPath, "utf8"));
const needles = Object.values(chains).flatMap(({ leaf }) => needlesOf(leaf));

describe.each(["RSA", "EC"] as const)("the search for an %s key", (kind) => {
  const { leaf, intermediate, root } = chains[kind];
  const pem = openssl(given, ["pkey", "-in", leaf.keyPath]);
  const traditional = openssl(given, ["pkey", "-in", leaf.keyPath, "-traditional"]);
  const der = openssl(given, ["pkey", "-in", leaf.keyPath, "-outform", "DER"]);
  const words = openssl(given, ["pkey", "-in", leaf.keyPath, "-noout", "-text"]);

  test.each<[spelling: string, content: string | Buffer]>([
    ["as DER", Buffer.concat([Buffer.from("before"), der, Buffer.from("after")])],
    ["as DER that was cut in the middle", der.subarray(0, Math.floor(der.length * 0.6))],
    ["as PEM", pem],
    ["as PEM of the traditional kind", traditional],
    ["as PEM within JSON", JSON.stringify({ pem: pem.toString() })],
    ["as PEM in UTF-16", Buffer.from(pem.toString(), "utf16le")],
    ["as PEM in base64", pem.toString("base64")],
    ["as DER in base64 that begins elsewhere", Buffer.concat([Buffer.from("x"), der]).toString("base64")],
    ["as hexadecimal", der.toString("hex").toUpperCase()],
    ["as a buffer within JSON", JSON.stringify(der)],
    ["as OpenSSL tells its numbers", words.toString().replaceAll(/\s/g, "")],
  ])("finds it %s", (_spelling, content) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "file"), content);
    expect(filesWith(folder, needlesOf(leaf))).toHaveLength(1);
    expect(textsWith([Buffer.from(content).toString("latin1")], needlesOf(intermediate))).toEqual([]);
  });

  test("finds nothing in what is public", () => {
    const publicHalf = openssl(given, ["pkey", "-in", leaf.keyPath, "-pubout"]).toString();
    const publicWords = openssl(given, ["pkey", "-in", leaf.keyPath, "-noout", "-text_pub"]).toString();
    const texts = [publicHalf, publicWords, ...[leaf, intermediate, root].map(textOf)];
    expect(textsWith(texts, needlesOf(leaf))).toEqual([]);
  });
});

interface Place {
  /** Everything below is searched. */
  around: string;
  tmp: string;
  plan: CanaryPlan;
  planFile: string;
}

function emptyPlace(): Place {
  const around = temporaryFolder();
  const [tmp, dataFolder, savedFolder] = ["tmp", "data", "saved"].map((name) => path.join(around, name));
  for (const folder of [tmp, savedFolder, path.join(around, "home")]) mkdirSync(folder ?? "");
  const told = path.join(mkdtempSync(path.join(given, "told-")), "told.json");
  const plan = { dataFolder: dataFolder ?? "", savedFolder: savedFolder ?? "", toldFile: told, canaries };
  const planFile = path.join(path.dirname(told), "plan.json");
  writeFileSync(planFile, JSON.stringify(plan));
  return { around, tmp: tmp ?? "", plan, planFile };
}

/** Resolves with what it said when a desk is open, or when it has ended. */
async function runCanary({ around, tmp, planFile }: Place, ending: "close" | "kill" | "fault") {
  const reports = ["--report-uncaught-exception", `--report-directory=${tmp}`];
  const child = spawn(process.execPath, ["--no-warnings", ...reports, canaryCore, planFile, ending], {
    cwd: around,
    env: { ...process.env, HOME: path.join(around, "home"), TMPDIR: tmp },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  const ended = new Promise<number | string | null>((resolve) =>
    child.on("close", (code, signal) => resolve(code ?? signal)),
  );
  const isOpen = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  await Promise.race([ended, isOpen]);
  return { child, said, ended };
}

/** Where it was found; the plan and what the person gave are no part of it. */
function found({ around, plan }: Place, said: readonly string[]): string[] {
  const told: string[] = JSON.parse(readFileSync(plan.toldFile, "utf8"));
  expect(told.length).toBeGreaterThan(40);
  return [
    ...filesWith(around, needles),
    ...findSecrets(around, passphrases),
    ...textsWith([...told, ...said], needles),
    ...textsWithSecrets([...told, ...said], passphrases),
  ];
}

describe("a private key and its passphrases are nowhere", { timeout: 120_000 }, () => {
  test("when the core is closed, after everything went right and wrong with them", async () => {
    const place = emptyPlace();
    const { said, ended } = await runCanary(place, "close");
    expect(said.join("")).toBe("");
    expect(await ended).toBe(0);
    expect(found(place, said)).toEqual([]);
    // It did all that: the careless lines are there without the secrets, and what was written is an encrypted file.
    const logged = readFileSync(path.join(place.plan.dataFolder, "pairdesk.log"), "utf8");
    expect(logged.match(/"event":"careless"/g)).toHaveLength(4);
    expect(logged).toContain("[redacted]");
    expect(readdirSync(place.plan.savedFolder)).toHaveLength(3);
    // And where somebody does leave a key, it is found.
    writeFileSync(path.join(place.tmp, "forgotten"), readFileSync(chains.EC.leaf.keyPath));
    expect(found(place, said)).toEqual([path.join(place.tmp, "forgotten")]);
  });

  test("when it is killed with desks open", async () => {
    const place = emptyPlace();
    const { child, said, ended } = await runCanary(place, "kill");
    const pids = [child.pid ?? 0, ...descendantsOf(child.pid ?? 0)];
    const started = pids.flatMap((pid) => [commandLineOf(pid), readFileSync(`/proc/${pid}/environ`, "utf8")]);
    expect(textsWithSecrets(started, passphrases)).toEqual([]);
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    expect(found(place, said)).toEqual([]);
  });

  test("when it dies of a fault with desks open, and leaves a report", async () => {
    const place = emptyPlace();
    const { said, ended } = await runCanary(place, "fault");
    expect(await ended).not.toBe(0);
    expect(readdirSync(place.tmp).filter((name) => name.startsWith("report."))).toHaveLength(1);
    expect(found(place, said)).toEqual([]);
  });
});
