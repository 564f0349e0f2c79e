/** `pairdesk certs FILE` with a worker process of its own: what it prints, asks, and ends with. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { certsFileCommand } from "../../../electron/terminal/certs-file-command.ts";
import { certificateFileSchema } from "../../../shared/certificates/certificate-file.ts";
import { makeAuthorities } from "../../support/certificates/make-authorities.ts";
import { runProgram } from "../../support/certificates/openssl.ts";
import { forkProcess } from "../../support/fork-process.ts";
import { silentLog } from "../../support/silent-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const passphrase = "open sesame";

function makeKeystore(): string {
  const folder = temporaryFolder();
  makeAuthorities(folder);
  const chain = ["authority.crt", "root.crt"].map((name) => readFileSync(join(folder, name)));
  writeFileSync(join(folder, "chain.pem"), Buffer.concat(chain));
  const parts = ["-in", "p256.crt", "-inkey", "p256.key", "-certfile", "chain.pem"];
  runProgram(folder, "openssl", [
    "pkcs12",
    "-export",
    ...parts,
    "-passout",
    `pass:${passphrase}`,
    "-out",
    "server.p12",
  ]);
  return join(folder, "server.p12");
}

interface Given {
  stdin?: string;
  json?: true;
  /** What a person at the terminal enters. */
  enters?: string;
}

async function run(file: string, { stdin, json, enters }: Given = {}) {
  const texts = { stdout: "", asked: "" };
  const input = new PassThrough();
  const add = (where: keyof typeof texts) => (text: string) => {
    texts[where] += text;
  };
  const ends = enters === undefined ? null : { input, output: { write: add("asked") } };
  if (enters !== undefined) input.write(`${enters}\n`);
  const context = {
    output: { write: add("stdout"), paint: (_: unknown, text: string) => text },
    tell: () => undefined,
    registry: createSecretRegistry(),
    log: silentLog,
    interrupted: new Promise<void>(() => undefined),
  };
  const options = { ...(stdin === undefined ? {} : { passphraseStdin: true as const }), ...(json ? { json } : {}) };
  const door = { startProcess: forkProcess, input: Readable.from([Buffer.from(stdin ?? "")]), ends };
  return { code: await certsFileCommand(file, options, context, door), ...texts };
}

test("tells of a keystore whose passphrase comes from standard input, as JSON of the pinned shape", async () => {
  const ended = await run(makeKeystore(), { stdin: `${passphrase}\n`, json: true });
  const report = certificateFileSchema.parse(JSON.parse(ended.stdout));
  expect([ended.code, report.verdict, report.format]).toEqual([0, "ok", "pkcs12"]);
  expect(report.certificates.map(({ key }) => key)).toEqual(["EC P-256", "EC P-256", "EC P-256"]);
  expect(report.keys[0]?.matches).toBe(report.certificates[0]?.sha256);
});

test("asks a person for the passphrase without showing it, and tells in words", async () => {
  const ended = await run(makeKeystore(), { enters: passphrase });
  expect(ended.code).toBe(0);
  expect(ended.asked).toBe('Passphrase of "server.p12": \n');
  expect(ended.stdout).toContain("Certificate 1: O=Example\\, Inc., CN=support.example.com");
  expect(ended.stdout).toContain("Private key EC 256, of certificate 1");
  expect(ended.stdout).not.toContain(passphrase);
});

test("ends with 2 where the passphrase is wrong or unknown, 1 where something is missing, 3 where there is no file", async () => {
  const keystore = makeKeystore();
  const beside = (name: string) => join(keystore, "..", name);
  expect((await run(keystore)).code).toBe(2);
  expect((await run(keystore, { stdin: "other" })).code).toBe(2);
  expect((await run(beside("p256.crt"))).code).toBe(1);
  const missing = await run(beside("missing.p12"));
  expect([missing.code, missing.stdout.includes("file-missing")]).toEqual([3, true]);
});
