/** What the doctor says of a file never contradicts the chain that is made of it. The certificates are OpenSSL's. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { assembleChain } from "../../../electron/core/certificates/assemble-chain.ts";
import { openCertificateFile } from "../../../electron/core/certificates/open-certificate-file.ts";
import { type Made, makeCertificate, makeChain, openssl, textOf } from "../../support/certificates/openssl-chain.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { leaf, intermediate, root } = makeChain(folder, "EC");
const keyText = ({ keyPath }: Pick<Made, "keyPath">): string => readFileSync(keyPath, "utf8");

const judge = async (...texts: (string | Uint8Array)[]) => {
  const opened = await openCertificateFile(Buffer.concat(texts.map((text) => Buffer.from(text))), "a.pem", null);
  const { assembled } = assembleChain([opened]);
  const { report } = opened;
  const subjects = assembled.chain.map((print) => report.certificates.find(({ sha256 }) => sha256 === print)?.subject);
  const codes = report.problems.map(({ code }) => code).filter((code) => code !== "key-unprotected");
  return { report, assembled, subjects, codes };
};

const named = (...names: string[]) => names.map((name) => `O=Pairdesk tests, CN=${name}`);
const usual = named("support.example.com", "Test intermediate", "Test root");

/** As they were made before there were extensions. */
function makeOldRoot(name: string): Made {
  const [keyPath, certificatePath] = [path.join(folder, `${name}.key`), path.join(folder, `${name}.crt`)];
  openssl(folder, ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", keyPath]);
  openssl(folder, ["req", "-new", "-key", keyPath, "-subj", `/O=Pairdesk tests/CN=${name}`, "-out", `${name}.csr`]);
  openssl(folder, ["x509", "-req", "-in", `${name}.csr`, "-signkey", keyPath, "-days", "900", "-out", certificatePath]);
  return { keyPath, certificatePath, certificate: new Uint8Array(), key: new Uint8Array() };
}

describe("the server's certificate", () => {
  const oldRoot = makeOldRoot("Old root");
  const below = makeCertificate(folder, { name: "old.example.com", issuer: oldRoot, isCa: false });

  test("is not the root that does not call itself an authority, though it stands in front", async () => {
    const { subjects, codes } = await judge(textOf(oldRoot), textOf(below));
    expect(subjects).toEqual(named("old.example.com", "Old root"));
    expect(codes).toEqual(["key-missing", "chain-order"]);
  });

  test("is not that root either where only the root's key is there", async () => {
    const { subjects, codes, assembled } = await judge(textOf(oldRoot), textOf(below), keyText(oldRoot));
    expect(subjects).toEqual(named("old.example.com", "Old root"));
    expect(codes).toEqual(["key-of-other", "chain-order"]);
    expect(assembled.problems.map(({ code }) => code)).toContain("key-mismatch");
  });

  test("of a self-signed one and its renewal is the renewal", async () => {
    const older = makeCertificate(folder, { name: "self.example.com", issuer: null, isCa: false, days: 10 });
    const wish = { name: "self.example.com", issuer: null, isCa: false, days: 300, keyOf: older };
    const newer = makeCertificate(folder, wish);
    const { assembled, report } = await judge(textOf(older), textOf(newer));
    expect(assembled.chain).toEqual([report.certificates[1]?.sha256]);
    const withKey = await judge(textOf(older), textOf(newer), keyText(older));
    expect(withKey.report.keys[0]?.matches).toBe(withKey.assembled.chain[0]);
  });
});

describe("the chain", () => {
  test("goes by the valid issuer, though an expired cross-certificate of it stands before", async () => {
    const foreign = makeCertificate(folder, { name: "Foreign root", issuer: null, isCa: true, days: 900 });
    const wish = { name: "Test intermediate", issuer: foreign, isCa: true, days: -1, keyOf: intermediate };
    const expired = makeCertificate(folder, wish);
    const parts = [leaf, expired, foreign, intermediate, root].map(textOf);
    const { subjects, codes, report } = await judge(...parts, keyText(leaf));
    expect(report.verdict).toBe("ok");
    expect(subjects).toEqual(usual);
    expect(codes).toEqual(["certificate-unused", "certificate-unused"]);
  });

  test("is said to end where another one has its issuer's name, in the report as in the chain", async () => {
    const impostor = makeCertificate(folder, { name: "Test intermediate", issuer: root, isCa: true });
    const { codes, assembled, report } = await judge(textOf(leaf), textOf(impostor), textOf(root), keyText(leaf));
    expect(report.verdict).toBe("incomplete");
    expect(codes).toContain("issuer-mismatch");
    expect(assembled.problems.map(({ code }) => code)).toContain("issuer-mismatch");
  });

  test("holds a certificate once, and says that it was there twice", async () => {
    const { subjects, codes } = await judge(...[leaf, leaf, intermediate, root].map(textOf), keyText(leaf));
    expect(subjects).toEqual(usual);
    expect(codes).toEqual(["certificate-twice"]);
  });

  test("is judged by the same table of weak keys as what is served", async () => {
    const keyPath = path.join(folder, "p224.key");
    openssl(folder, ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-224", "-out", keyPath]);
    const wish = { name: "small.example.com", issuer: intermediate, isCa: false };
    const small = makeCertificate(folder, { ...wish, keyOf: { ...leaf, keyPath } });
    const { codes, report } = await judge(...[small, intermediate, root].map(textOf), readFileSync(keyPath));
    expect(codes).toEqual(["weak-key"]);
    expect(report.problems.find(({ code }) => code === "weak-key")?.message).toContain("EC P-224");
  });
});
