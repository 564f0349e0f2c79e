/** The file doctor's desk over the real worker process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { ServedGrid } from "../../../electron/core/certificate-desk/served-matches.ts";
import { createCertificateFiles } from "../../../electron/core/create-certificate-files.ts";
import type { Works } from "../../../electron/core/create-works.ts";
import { createSecretRegistry } from "../../../electron/core/log/secret-registry.ts";
import { type FileToSave, systemClock } from "../../../electron/core/ports.ts";
import { createWorker } from "../../../electron/core/worker/worker-process.ts";
import type { FileSource } from "../../../shared/contract/file-source.ts";
import { makeChain, openssl, textOf } from "../../support/certificates/openssl-chain.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { forkProcess } from "../../support/fork-process.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { leaf, intermediate, root } = makeChain(folder, "RSA");
const passphrase = "opens the key";
const encryptedKey = path.join(folder, "encrypted.key");
openssl(folder, [
  "pkcs8",
  "-topk8",
  "-v2",
  "aes-256-cbc",
  "-in",
  leaf.keyPath,
  "-passout",
  `pass:${passphrase}`,
  "-out",
  encryptedKey,
]);
const bundle = path.join(folder, "bundle.pem");
writeFileSync(bundle, [root, intermediate, leaf].map(textOf).join(""));

const pasted = (fileName: string, text: string): FileSource => ({
  fileName,
  base64: Buffer.from(text).toString("base64"),
});

function openDoctor({ clock = systemClock, served = [] as readonly ServedGrid[] } = {}) {
  const saved: FileToSave[] = [];
  const secrets = createSecretRegistry();
  const worker = createWorker<Works>({ startProcess: forkProcess, clock: systemClock });
  const doctor = createCertificateFiles({
    worker,
    secrets,
    clock,
    servedNow: () => served,
    ports: {
      saveFile: async (file) => {
        saved.push(file);
        return `/there/${file.name}`;
      },
    },
  });
  onTestFinished(() => {
    doctor.end();
    worker.close();
  });
  const lay = (desk: string | null, source: FileSource, secret: string | null = null) =>
    doctor.examine({ desk, source, passphrase: secret });
  return { doctor, secrets, saved, lay };
}

/** A desk with the chain and the key of its leaf. */
async function fullDesk() {
  const opened = openDoctor();
  const { desk } = await opened.lay(null, { path: bundle });
  await opened.lay(desk, { path: encryptedKey }, passphrase);
  return { ...opened, desk };
}

test("files are examined together, and the view says what they are and nothing of where they lie", async () => {
  const { lay, doctor } = openDoctor();
  const first = await lay(null, { path: bundle });
  expect(first.assembled).toMatchObject({ hasKey: false, isComplete: "yes" });
  const locked = await lay(first.desk, { path: encryptedKey });
  expect(locked.desk).toBe(first.desk);
  expect(locked.files.map(({ fileName, hasPath }) => [fileName, hasPath])).toEqual([
    ["bundle.pem", true],
    ["encrypted.key", true],
  ]);
  expect(locked.files[1]?.report.verdict).toBe("wrong-passphrase");
  const [, key] = locked.files;
  const open = await doctor.unlock({ desk: first.desk, file: key?.id ?? "", passphrase });
  expect(open.files[1]?.report).toMatchObject({ verdict: "incomplete", keys: [{ matches: null }] });
  expect(open.assembled).toMatchObject({ hasKey: true, isComplete: "yes", problems: [] });
  expect(JSON.stringify(open)).not.toContain(folder);
  expect(JSON.stringify(open)).not.toContain(passphrase);
  const without = await doctor.takeAway({ desk: first.desk, file: key?.id ?? "" });
  expect(without.files).toHaveLength(1);
  expect(without.assembled.hasKey).toBe(false);
});

test("a file that lies there already is looked at again, under the passphrase that it opened with", async () => {
  const { lay, desk } = await fullDesk();
  const again = await lay(desk, { path: encryptedKey });
  expect(again.files).toHaveLength(2);
  expect(again.assembled.hasKey).toBe(true);
});

test("what cannot be read lies there with its reason, and harms no other", async () => {
  const { lay, desk } = await fullDesk();
  const large = path.join(folder, "large.p12");
  writeFileSync(large, Buffer.alloc(6_000_001));
  for (const source of [path.join(folder, "nowhere.p12"), folder, "/dev/zero", large])
    await lay(desk, { path: source });
  const { files, assembled } = await lay(desk, pasted("words", "These are words."));
  expect(files.slice(2).map(({ report }) => report.verdict)).toEqual(Array(5).fill("unreadable"));
  expect(files.slice(2, 6).map(({ report }) => report.problems[0]?.code)).toEqual([
    "file-missing",
    "is-folder",
    "not-a-file",
    "too-large",
  ]);
  expect(assembled).toMatchObject({ hasKey: true, isComplete: "yes" });
});

describe("writing", () => {
  test.each(["pkcs12-modern", "pkcs12-legacy"] as const)("%s is opened by OpenSSL, with the key", async (form) => {
    const { doctor, desk, saved } = await fullDesk();
    expect(await doctor.write({ desk, form, passphrase: "for the new one" })).toMatch(
      /^\/there\/support\.example\.com/,
    );
    const file = path.join(folder, `${form}.p12`);
    writeFileSync(file, saved[0]?.content ?? "");
    const key = openssl(folder, [
      "pkcs12",
      "-legacy",
      "-in",
      file,
      "-passin",
      "pass:for the new one",
      "-nodes",
      "-nocerts",
    ]);
    const der = openssl(folder, ["pkey", "-in", leaf.keyPath, "-outform", "DER"]);
    writeFileSync(`${file}.key`, key);
    expect(openssl(folder, ["pkey", "-in", `${file}.key`, "-outform", "DER"]).equals(der)).toBe(true);
  });

  test("a chain as PEM needs no key and no passphrase, and holds neither", async () => {
    const { doctor, desk, saved } = await fullDesk();
    await doctor.write({ desk, form: "pem-chain", passphrase: null });
    const text = Buffer.from(saved[0]?.content ?? "").toString();
    expect(text).toBe([leaf, intermediate, root].map(textOf).join(""));
    expect(saved[0]?.name).toMatch(/^support\.example\.com until \d{4}-\d{2}-\d{2} chain\.pem$/);
  });

  test.each([
    ["without a key", [{ path: bundle }], "x", /private key of the certificate is not here/],
    ["with another's key", [{ path: bundle }, { path: intermediate.keyPath }], "x", /does not belong/],
    ["without a certificate", [{ path: leaf.keyPath }], "x", /no certificate to write/],
    ["without a passphrase", [{ path: bundle }, { path: leaf.keyPath }], null, /needs a passphrase/],
    ["with an empty passphrase", [{ path: bundle }, { path: leaf.keyPath }], "", /needs a passphrase/],
  ])("is refused %s", async (_how, sources, secret, words) => {
    const { doctor, lay, saved } = openDoctor();
    let desk: string | null = null;
    for (const source of sources) desk = (await lay(desk, source)).desk;
    const writing = doctor.write({ desk: desk ?? "", form: "pkcs12-modern", passphrase: secret });
    await expect(writing).rejects.toMatchObject({ code: "certificate-file-refused", message: words });
    expect(saved).toEqual([]);
  });

  test("is refused when a file is another one than was shown", async () => {
    const { doctor, lay, saved } = openDoctor();
    const file = path.join(folder, "changing.pem");
    writeFileSync(file, textOf(leaf));
    const { desk } = await lay(null, { path: file });
    writeFileSync(file, textOf(intermediate));
    const writing = doctor.write({ desk, form: "pem-chain", passphrase: null });
    await expect(writing).rejects.toMatchObject({ code: "certificate-file-refused", message: /has changed/ });
    expect(saved).toEqual([]);
  });
});

describe("a desk", () => {
  const notFound = { code: "not-found" };

  test("is put away when nobody used it for a quarter of an hour, and being used begins it anew", async () => {
    const clock = createFakeClock();
    const { lay, doctor, secrets } = openDoctor({ clock });
    const { desk, files } = await lay(null, { path: encryptedKey }, passphrase);
    clock.advance(14 * 60_000);
    await lay(desk, { path: bundle });
    clock.advance(14 * 60_000);
    await doctor.takeAway({ desk, file: files[0]?.id ?? "" });
    expect(secrets.strip(passphrase)).toBe("[redacted]");
    clock.advance(15 * 60_000);
    await expect(lay(desk, { path: bundle })).rejects.toMatchObject(notFound);
    expect(secrets.strip(passphrase)).toBe(passphrase);
  });

  test("that was closed while it worked is gone, with nothing told of it", async () => {
    const { lay, doctor } = openDoctor();
    const { desk } = await lay(null, { path: bundle });
    const laying = lay(desk, { path: encryptedKey }, passphrase);
    const writing = doctor.write({ desk, form: "pem-chain", passphrase: null });
    doctor.close(desk);
    await expect(laying).rejects.toMatchObject(notFound);
    await expect(writing).rejects.toMatchObject(notFound);
    doctor.close(desk);
  });

  test("takes changes one after the other", async () => {
    const { lay } = openDoctor();
    const { desk } = await lay(null, { path: bundle });
    const texts = [leaf, intermediate, root].map(textOf);
    const views = await Promise.all(texts.map((text, at) => lay(desk, pasted(`pasted ${at}`, text))));
    expect(views.map(({ files }) => files.length)).toEqual([2, 3, 4]);
  });

  test("takes twenty files and no more", async () => {
    const { lay } = openDoctor();
    let desk: string | null = null;
    for (let at = 0; at < 20; at += 1) desk = (await lay(desk, pasted(`${at}`, textOf(root)))).desk;
    await expect(lay(desk, pasted("one more", textOf(root)))).rejects.toMatchObject({ code: "list-full" });
    expect((await lay(null, pasted("on another", textOf(root)))).files).toHaveLength(1);
  });

  test("of more than ten the one that was used longest ago is put away", async () => {
    const { lay } = openDoctor();
    const desks: string[] = [];
    for (let at = 0; at < 10; at += 1) desks.push((await lay(null, { path: bundle })).desk);
    const [first = "", second = ""] = desks;
    await lay(first, { path: encryptedKey });
    await lay(null, { path: bundle });
    await expect(lay(second, { path: bundle })).rejects.toMatchObject(notFound);
    expect((await lay(first, { path: bundle })).files).toHaveLength(2);
  });
});

test("the lines of a key that is pasted are hidden from the log while its desk is open", async () => {
  const { lay, doctor, secrets } = openDoctor();
  const pem = openssl(folder, ["pkey", "-in", leaf.keyPath]).toString();
  const line = pem.split("\n")[5] ?? "";
  const { desk } = await lay(null, pasted("pasted", pem));
  expect(line.length).toBe(64);
  expect(secrets.strip(`somebody logs ${line}`)).toBe("somebody logs [redacted]");
  doctor.close(desk);
  expect(secrets.strip(line)).toBe(line);
});
