/** Files as some programs write them: text of two bytes a letter, keystores in PEM, keys bound to one use, strings in pieces. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { childrenOf, type Element, readWhole, tags } from "../../../electron/core/certificates/ber.ts";
import { openCertificateFile } from "../../../electron/core/certificates/open-certificate-file.ts";
import { makeChain, openssl, textOf } from "../../support/certificates/openssl-chain.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pairdesk-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passphrase = "correct horse";
const { leaf, intermediate, root } = makeChain(folder, "RSA");
const chainText = [leaf, intermediate, root].map(textOf).join("");
const out = ["-passout", `pass:${passphrase}`];
const keystore = openssl(folder, ["pkcs12", "-export", "-in", leaf.certificatePath, "-inkey", leaf.keyPath, ...out]);

const examine = async (bytes: Uint8Array, word: string | null = null) => {
  const { report, keys, wipe } = await openCertificateFile(bytes, "a.pem", word);
  const pkcs8 = keys.map((key) => Buffer.from(key.pkcs8));
  wipe();
  return { ...report, pkcs8, codes: report.problems.map(({ code }) => code) };
};
const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;

describe("a text of two bytes a letter that bears no mark", () => {
  const text = `${readFileSync(leaf.keyPath, "utf8")}${chainText}`;
  test.each([
    ["the lower byte first", Buffer.from(text, "utf16le")],
    ["the higher byte first", Buffer.from(text, "utf16le").swap16()],
    ["words before the first block", Buffer.from(`Bag Attributes\n${text}`, "utf16le")],
  ])("is read: %s", async (_, bytes) => {
    const report = await examine(bytes);
    expect(report).toMatchObject({ verdict: "ok", format: "pem", codes: ["key-unprotected"] });
    expect(report.certificates).toHaveLength(3);
  });
});

describe("a keystore within PEM", () => {
  const text = pem("PKCS12", keystore);

  test("opens as it does by itself", async () => {
    const report = await examine(Buffer.from(text), passphrase);
    expect(report).toMatchObject({ format: "pkcs12", keys: [{ matches: report.certificates[0]?.sha256 }] });
    expect(report.protection?.mac).toContain("SHA-256");
    expect((await examine(Buffer.from(text))).codes).toContain("passphrase-needed");
  });

  test("is told from a missing certificate where other blocks stand beside it", async () => {
    const report = await examine(Buffer.from(`${text}${text}`), passphrase);
    expect(report).toMatchObject({ verdict: "unreadable", codes: ["keystore-within"] });
  });
});

describe("a key bound to RSA-PSS", () => {
  const options = ["rsa_keygen_bits:2048", "rsa_pss_keygen_md:sha512", "rsa_pss_keygen_mgf1_md:sha512"];
  const asked = ["-algorithm", "RSA-PSS", ...options.flatMap((option) => ["-pkeyopt", option])];
  const der = openssl(folder, ["genpkey", ...asked, "-outform", "DER"]);
  const sha512 = Buffer.from("0609608648016503040203", "hex");
  /** As with a digest that the library does not know. */
  const unknown = Buffer.from(der);
  unknown[unknown.indexOf(sha512) + sha512.length - 1] = 0x7f;

  test("signs with the digest that it is bound to", async () => {
    const { keys, codes } = await examine(der);
    expect(keys).toMatchObject([{ type: "RSA", bits: 2048 }]);
    expect(codes).not.toContain("key-unsupported");
  });

  test("is told from a damaged one where the library does not know what it is bound to", async () => {
    expect((await examine(unknown)).codes).toEqual(["key-restricted", "key-unprotected"]);
    const damaged = Buffer.from(unknown);
    damaged.fill(0x55, damaged.length >> 1);
    expect((await examine(damaged)).codes).toEqual(["key-damaged", "key-unprotected"]);
  });
});

/** With a length of two bytes, which BER allows everywhere. */
const ber = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 255]), content]);
};

/** Each OCTET STRING in two pieces, the second of them in one piece of its own. */
function inPieces(element: Element): Buffer {
  const { tag, content, bytes } = element;
  if (tag === tags.octetString) {
    const half = content.length >> 1;
    const rest = ber(0x24, ber(tags.octetString, content.subarray(half)));
    return ber(0x24, ber(tags.octetString, content.subarray(0, half)), rest);
  }
  return (tag & 0x20) === 0 ? bytes : ber(tag, ...childrenOf(element).map(inPieces));
}

describe("strings in pieces", () => {
  test("are joined in a keystore and in its MAC", async () => {
    const report = await examine(inPieces(readWhole(keystore)), passphrase);
    expect(report.pkcs8.map((key) => key.equals(leaf.key))).toEqual([true]);
    expect(report.codes).not.toContain("no-mac");
  });

  test("are joined in an encrypted key, with the salt beside it", async () => {
    const asked = ["pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", leaf.keyPath, "-outform", "DER", ...out];
    const report = await examine(inPieces(readWhole(openssl(folder, asked))), passphrase);
    expect(report).toMatchObject({ format: "der", verdict: "incomplete", keys: [{ type: "RSA" }] });
    expect(report.pkcs8.map((key) => key.equals(leaf.key))).toEqual([true]);
  });

  test("leave an open key a key", async () => {
    const report = await examine(inPieces(readWhole(leaf.key)));
    expect(report).toMatchObject({ format: "der", keys: [{ type: "RSA", bits: 2048 }] });
  });

  test("within each other without end are refused", async () => {
    let nested = ber(tags.octetString, Buffer.from("x"));
    for (let depth = 0; depth < 40; depth += 1) nested = ber(0x24, nested);
    const [version, info] = childrenOf(readWhole(keystore));
    const type = info && childrenOf(info)[0];
    if (!version || !type) throw new Error("no keystore");
    const built = ber(tags.sequence, version.bytes, ber(tags.sequence, type.bytes, ber(0xa0, nested)));
    expect(await examine(built, passphrase)).toMatchObject({ verdict: "unreadable", codes: ["content-damaged"] });
  });
});
