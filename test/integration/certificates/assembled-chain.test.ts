/** Chains put together from files that OpenSSL made. */
import { createHash, createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { assembleChain } from "../../../electron/core/certificates/assemble-chain.ts";
import { type Made, makeCertificate, makeChain } from "../../support/certificates/openssl-chain.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const usual = makeChain(folder, "RSA");
const { leaf, intermediate, root } = usual;
const host = "support.example.com";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const print = ({ certificate }: Made) => sha256(certificate);
const of = (...made: Made[]) => ({ certificates: made.map(({ certificate }) => certificate), keys: [] });
const keyOf = ({ keyPath, key }: Made) => ({
  certificates: [],
  keys: [
    {
      pkcs8: key,
      keySha256: sha256(createPublicKey(readFileSync(keyPath)).export({ type: "spki", format: "der" })),
    },
  ],
});
const codes = (files: Parameters<typeof assembleChain>[0]) =>
  assembleChain(files).assembled.problems.map(({ code, severity }) => `${severity} ${code}`);

describe("order", () => {
  test("is leaf, intermediate, root, whatever order the files came in", () => {
    const files = [of(root), keyOf(leaf), of(intermediate, leaf)];
    const { assembled, chain, key } = assembleChain(files);
    expect(assembled.chain).toEqual([leaf, intermediate, root].map(print));
    expect(chain.map(sha256)).toEqual(assembled.chain);
    expect(key).toBe(leaf.key);
    expect(assembled).toMatchObject({ hasKey: true, isComplete: "yes", missingIssuer: null, unused: [], problems: [] });
    expect(assembleChain(files.toReversed()).assembled).toEqual(assembled);
  });

  test("begins at the certificate whose key is there, though another one lasts longer", () => {
    const other = makeCertificate(folder, { name: host, issuer: intermediate, isCa: false, days: 200 });
    const { assembled } = assembleChain([of(other, root, intermediate, leaf), keyOf(leaf)]);
    expect(assembled.chain[0]).toBe(print(leaf));
    expect(assembled.unused).toEqual([print(other)]);
    expect(assembled.problems).toEqual([]);
  });
});

describe("without a key", () => {
  test("the one that is no authority is the leaf, and the key is asked for", () => {
    expect(assembleChain([of(intermediate, root, leaf)]).assembled.chain[0]).toBe(print(leaf));
    expect(codes([of(intermediate, root, leaf)])).toEqual(["warning no-key"]);
  });

  test("several that could be meant are named, and the one that lasts longest is taken", () => {
    const other = makeCertificate(folder, { name: "other.example.com", issuer: intermediate, isCa: false, days: 100 });
    const { assembled } = assembleChain([of(leaf, other, intermediate, root)]);
    expect(assembled.chain[0]).toBe(print(other));
    const [said] = assembled.problems.filter(({ code }) => code === "several-leaves");
    expect(said?.message).toContain("other.example.com");
    expect(said?.message).toContain(host);
  });

  test("authorities alone are no server's certificate", () => {
    expect(codes([of(root, intermediate)])).toContain("warning leaf-is-authority");
    expect(assembleChain([of(root, intermediate)]).assembled.chain).toEqual([intermediate, root].map(print));
  });
});

describe("issuers", () => {
  test("one with the right name that has not signed it is no issuer, and said to be another", () => {
    const impostor = makeCertificate(folder, { name: "Test intermediate", issuer: root, isCa: true });
    const { assembled } = assembleChain([of(leaf, impostor, root), keyOf(leaf)]);
    expect(assembled.chain).toEqual([print(leaf)]);
    expect(assembled.isComplete).toBe("no");
    expect(assembled.missingIssuer).toBe("O=Pairdesk tests, CN=Test intermediate");
    expect(assembled.problems.map(({ code }) => code)).toEqual(["issuer-mismatch"]);
    // With the true one beside it, it is merely not needed.
    const both = assembleChain([of(leaf, impostor, intermediate, root), keyOf(leaf)]).assembled;
    expect(both).toMatchObject({
      chain: [leaf, intermediate, root].map(print),
      unused: [print(impostor)],
      problems: [],
    });
  });

  test("of a cross-signed intermediate the one that leads to a root is taken, though the other lasts longer", () => {
    const elsewhere = makeCertificate(folder, { name: "Other root", issuer: null, isCa: true });
    const crossed = makeCertificate(folder, {
      name: "Test intermediate",
      issuer: elsewhere,
      isCa: true,
      days: 800,
      keyOf: intermediate,
    });
    const rooted = assembleChain([of(crossed, intermediate, leaf, root), keyOf(leaf)]).assembled;
    expect(rooted.chain).toEqual([leaf, intermediate, root].map(print));
    // Where both lead nowhere, or both to a root, the longer life decides.
    const [leaf2, cross2] = assembleChain([of(crossed, intermediate, leaf)]).assembled.chain;
    expect([leaf2, cross2]).toEqual([leaf, crossed].map(print));
  });

  test("authorities that have signed each other make no endless chain", () => {
    const first = makeCertificate(folder, { name: "First", issuer: null, isCa: true });
    const second = makeCertificate(folder, { name: "Second", issuer: first, isCa: true });
    const ring = makeCertificate(folder, { name: "First", issuer: second, isCa: true, keyOf: first });
    const end = makeCertificate(folder, { name: host, issuer: ring, isCa: false });
    const { assembled } = assembleChain([of(end, ring, second), keyOf(end)]);
    expect(assembled.chain).toEqual([end, ring, second].map(print));
    expect(assembled.isComplete).toBe("unknown");
  });

  test("a missing one is named: without any above the leaf it will not do, without the root perhaps", () => {
    expect(assembleChain([of(leaf, root), keyOf(leaf)]).assembled).toMatchObject({
      isComplete: "no",
      missingIssuer: "O=Pairdesk tests, CN=Test intermediate",
      unused: [print(root)],
      problems: [{ code: "issuer-missing", severity: "error" }],
    });
    expect(assembleChain([of(leaf, intermediate), keyOf(leaf)]).assembled).toMatchObject({
      isComplete: "unknown",
      missingIssuer: "O=Pairdesk tests, CN=Test root",
      problems: [{ code: "issuer-missing", severity: "warning" }],
    });
  });

  test("one that signed itself is complete and nobody's to trust", () => {
    const factory = makeCertificate(folder, { name: "appliance", issuer: null, isCa: false });
    const { assembled } = assembleChain([of(factory), keyOf(factory)]);
    expect(assembled).toMatchObject({ chain: [print(factory)], isComplete: "yes", missingIssuer: null });
    expect(assembled.problems.map(({ code }) => code)).toEqual(["leaf-self-signed"]);
  });
});

describe("keys", () => {
  const stranger = makeCertificate(folder, { name: "stranger", issuer: null, isCa: false });

  test("one that belongs to nothing here is not handed back", () => {
    const files = [of(leaf, intermediate, root), keyOf(stranger)];
    expect(assembleChain(files).key).toBeNull();
    expect(assembleChain(files).assembled.hasKey).toBe(false);
    expect(codes(files)).toEqual(["error key-mismatch"]);
  });

  test("that of an authority makes no server's certificate of it", () => {
    const { assembled, key } = assembleChain([of(leaf, intermediate, root), keyOf(intermediate)]);
    expect(assembled.chain[0]).toBe(print(leaf));
    expect(key).toBeNull();
    expect(assembled.problems[0]?.message).toContain(`does not belong to ${host}, but to Test intermediate`);
  });

  test("of several the leaf's is handed back", () => {
    const files = [keyOf(stranger), of(leaf, intermediate, root), keyOf(leaf)];
    expect(assembleChain(files).key).toBe(leaf.key);
    expect(codes(files)).toEqual(["warning several-keys"]);
  });

  test("a key alone needs its certificate", () => {
    expect(codes([keyOf(leaf)])).toEqual(["error no-certificate"]);
    expect(codes([])).toEqual(["error no-certificate"]);
  });
});

test("what is here twice is written once", () => {
  const { assembled } = assembleChain([of(leaf, intermediate), of(intermediate, root), keyOf(leaf)]);
  expect(assembled.chain).toEqual([leaf, intermediate, root].map(print));
  expect(assembled.problems).toEqual([
    { code: "repeated", severity: "info", message: "Here more than once, and written once: Test intermediate." },
  ]);
});
