/** What we write is opened by programs that are not ours: OpenSSL and Java's keytool. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writePemChain } from "../../../electron/core/certificates/write-pem-chain.ts";
import { type Pkcs12ToWrite, writePkcs12 } from "../../../electron/core/certificates/write-pkcs12.ts";
import { type KeyKind, makeChain, openssl } from "../../support/certificates/openssl-chain.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const passphrase = "correct horse 1";
const friendlyName = "support.example.com";
const forms = ["pkcs12-modern", "pkcs12-legacy"] as const;
const kinds: readonly KeyKind[] = ["RSA", "EC", "Ed25519"];
const chains = new Map(kinds.map((kind) => [kind, makeChain(folder, kind)]));

const chainOf = (kind: KeyKind) => chains.get(kind) ?? makeChain(folder, kind);

async function written(kind: KeyKind, wish: Partial<Pkcs12ToWrite> & Pick<Pkcs12ToWrite, "form">) {
  const { leaf, intermediate, root } = chainOf(kind);
  const chain = [leaf, intermediate, root].map(({ certificate }) => certificate);
  const bytes = await writePkcs12({ chain, key: leaf.key, passphrase, friendlyName, ...wish });
  const file = path.join(folder, `${kind}-${wish.form}.p12`);
  writeFileSync(file, bytes);
  return { file, bytes };
}

/** OpenSSL 3 keeps the old ciphers in a provider of their own. */
const opened = (file: string, more: string[], secret = passphrase): string =>
  openssl(folder, ["pkcs12", "-legacy", "-in", file, "-passin", `pass:${secret}`, ...more]).toString();

const certificatesIn = (pem: string): Buffer[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)].map(([, body = ""]) => Buffer.from(body, "base64"));

function keyIn(pem: string): Buffer {
  const [, body = ""] = /-----BEGIN PRIVATE KEY-----([^-]+)-----END/.exec(pem) ?? [];
  return Buffer.from(body, "base64");
}

const keytool = (args: readonly string[]): string =>
  execFileSync("keytool", ["-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });

describe.each(forms)("%s", (form) => {
  test.each(kinds)("with an %s key is opened by OpenSSL, with the same key and chain", async (kind) => {
    const { file } = await written(kind, { form });
    const { leaf, intermediate, root } = chainOf(kind);
    const all = opened(file, ["-nodes"]);
    expect(keyIn(all).equals(Buffer.from(leaf.key))).toBe(true);
    const expected = [leaf, intermediate, root].map(({ certificate }) => Buffer.from(certificate));
    expect(certificatesIn(all)).toEqual(expected);
    // What joins the key to the leaf, and to nothing else.
    expect(certificatesIn(opened(file, ["-nokeys", "-clcerts"]))).toEqual(expected.slice(0, 1));
    expect(all.match(/friendlyName: support\.example\.com/g)).toHaveLength(2);
    expect(new Set(all.match(/localKeyID: .+/g)).size).toBe(1);
  });

  test.each(kinds)("with an %s key is opened by keytool, with the same key and chain", async (kind) => {
    const { file } = await written(kind, { form });
    const { leaf, intermediate, root } = chainOf(kind);
    const list = keytool(["-list", "-rfc", "-storetype", "PKCS12", "-keystore", file, "-storepass", passphrase]);
    expect(list).toContain("Your keystore contains 1 entry");
    expect(list).toContain("PrivateKeyEntry");
    expect(certificatesIn(list)).toEqual([leaf, intermediate, root].map(({ certificate }) => Buffer.from(certificate)));
    // The list shows no key: keytool has to decrypt it to write it anew.
    const anew = `${file}.anew`;
    const [from, into] = [`-src`, `-dest`].map((side) => [
      `${side}storetype`,
      "PKCS12",
      `${side}storepass`,
      passphrase,
    ]);
    keytool([
      "-importkeystore",
      "-noprompt",
      "-srckeystore",
      file,
      "-destkeystore",
      anew,
      ...(from ?? []),
      ...(into ?? []),
    ]);
    expect(keyIn(opened(anew, ["-nodes", "-nocerts"])).equals(Buffer.from(leaf.key))).toBe(true);
  });

  test.each(["", "Zürich ключ 🔑", "x".repeat(200)])("opens under the passphrase %j and no other", async (secret) => {
    const { file } = await written("EC", { form, passphrase: secret });
    const { leaf } = chainOf("EC");
    expect(keyIn(opened(file, ["-nodes"], secret)).equals(Buffer.from(leaf.key))).toBe(true);
    expect(() => opened(file, ["-nodes"], `${secret}x`)).toThrow(/invalid password/);
  });

  test("without a key holds certificates alone", async () => {
    const { file } = await written("RSA", { form, key: null });
    const all = opened(file, ["-nodes"]);
    expect(certificatesIn(all)).toHaveLength(3);
    expect(all).not.toContain("PRIVATE KEY");
  });

  test("shows nothing of key and certificates, and leaves the caller's key as it is", async () => {
    const { leaf } = chainOf("RSA");
    const before = Buffer.from(leaf.key);
    const { bytes } = await written("RSA", { form });
    expect(before.equals(Buffer.from(leaf.key))).toBe(true);
    const text = Buffer.from(bytes);
    expect(text.includes(before.subarray(-64))).toBe(false);
    expect(text.includes(Buffer.from("support.example.com"))).toBe(false);
  });
});

test("the modern form says AES-256, PBKDF2 with SHA-256 and a MAC of SHA-256, the legacy form 3DES and SHA-1", async () => {
  const [modern, legacy] = await Promise.all(forms.map(async (form) => (await written("RSA", { form })).file));
  const said = (file = "") => {
    const command = `openssl pkcs12 -legacy -info -noout -in '${file}' -passin 'pass:${passphrase}' 2>&1`;
    return execFileSync("sh", ["-c", command], { encoding: "utf8" });
  };
  expect(said(modern)).toMatch(/MAC: sha256, Iteration 100000/);
  expect(said(modern).match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g)).toHaveLength(2);
  expect(said(legacy)).toMatch(/MAC: sha1, Iteration 2048/);
  expect(said(legacy).match(/pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048/g)).toHaveLength(2);
  // Without its old ciphers OpenSSL opens the modern one as well.
  expect(
    openssl(folder, ["pkcs12", "-in", modern ?? "", "-passin", `pass:${passphrase}`, "-nodes"]).length,
  ).toBeGreaterThan(0);
});

test("the same content is never written the same way twice", async () => {
  const [one, other] = [await written("EC", { form: "pkcs12-modern" }), await written("EC", { form: "pkcs12-modern" })];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false);
});

test("a PEM chain is read by OpenSSL and keytool, in the given order and without a key", () => {
  const { leaf, intermediate, root } = chainOf("RSA");
  const chain = [leaf, intermediate, root].map(({ certificate }) => certificate);
  const file = path.join(folder, "chain.pem");
  writeFileSync(file, writePemChain(chain));
  const listed = openssl(folder, ["crl2pkcs7", "-nocrl", "-certfile", file]);
  expect(listed.length).toBeGreaterThan(0);
  expect(certificatesIn(writePemChain(chain))).toEqual(chain.map((der) => Buffer.from(der)));
  expect(writePemChain(chain)).not.toContain("PRIVATE");
  expect(openssl(folder, ["verify", "-CAfile", root.certificatePath, "-untrusted", file, file]).toString()).toContain(
    "OK",
  );
  expect(keytool(["-printcert", "-file", file])).toContain("Certificate[3]:");
});
